#!/usr/bin/env bash
# GSL's gamma quantiles are NaN, infinite or those of another probability for small shapes.
#
# Version: GSL 2.7.1 (Debian libgsl27 2.7.1+dfsg-5+deb12u1).
# Expected: gsl_cdf_gamma_Pinv and gsl_cdf_gamma_Qinv invert the distribution function for every shape above 0,
#   or call the error handler.
# Seen: the lower 2.5 % quantile is NaN for shapes of 0.1 and 0.01 and infinite for 0.001, where it is positive and
#   tiny; the upper one is finite, and for a shape of 0.001 it is the quantile of 1.5 % in place of 2.5 %.
# Why it matters: Garwood's exact limits of a Poisson count, and of a rate with an overdispersion, are gamma quantiles
#   whose shape is the count: a fraction of an event gives NaN or infinity for the lower limit of a rare outcome. A
#   wrong upper quantile comes without any sign. Check by the distribution function, or bisect it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
version=2.7.1+dfsg-5+deb12u1
for package in libgsl27 libgslcblas0 libgsl-dev; do
    apt-get download -qq "$package=$version" 2>/dev/null || apt-get download "$package=$version"
done
for archive in *.deb; do dpkg -x "$archive" .; done
cat >look.c <<'C'
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>

static const char *text(double value, char *buffer) {
    if (isnan(value)) return "NaN";
    if (isinf(value)) return "infinity";
    snprintf(buffer, 32, "%.3g", value);
    return buffer;
}

int main(void) {
    gsl_set_error_handler_off();
    const double shapes[] = {1, 0.3, 0.1, 0.01, 0.001};
    for (int i = 0; i < 5; i++) {
        char low[32], high[32], share[32];
        double upper = gsl_cdf_gamma_Qinv(0.025, shapes[i], 1);
        printf("shape %g: lower %s, upper %s, above it %s\n", shapes[i],
               text(gsl_cdf_gamma_Pinv(0.025, shapes[i], 1), low), text(upper, high),
               text(gsl_cdf_gamma_Q(upper, shapes[i], 1), share));
    }
}
C
library=$(dirname "$(find . -name 'libgsl.so.27' | head -n 1)")
cc -I usr/include look.c -o look -L "$library" -lgsl -lgslcblas -lm
LD_LIBRARY_PATH="$library" ./look | tee seen
diff seen - <<'SEEN'
shape 1: lower 0.0253, upper 3.69, above it 0.025
shape 0.3: lower 3.19e-06, upper 1.9, above it 0.025
shape 0.1: lower NaN, upper 0.978, above it 0.025
shape 0.01: lower NaN, upper 0.0471, above it 0.025
shape 0.001: lower infinity, upper 1.07e-07, above it 0.0154
SEEN
