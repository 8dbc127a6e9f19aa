#!/usr/bin/env bash
# GSL draws from a Poisson distribution of mean 0, but has no probabilities for it.
#
# Version: GSL 2.7.1 (Debian libgsl27 2.7.1+dfsg-5+deb12u1).
# Expected: a Poisson variable of mean 0 is always 0. gsl_ran_poisson returns 0, as it should, so that the
#   density at 0 and the cumulative function from 0 on should be 1, as the binomial functions of GSL give for p = 0.
# Seen: gsl_ran_poisson_pdf(0, 0) is NaN and raises no error; gsl_cdf_poisson_P(0, 0) calls the error handler
#   (mu <= 0) and is NaN once the handler is off.
# Why it matters: a simulation whose rate may be 0 (a place without inflow, a programme switched off) runs well
#   and fails only where probabilities are computed: in a test against theory, a likelihood or a quantile.
#   With the handler off, as libraries have it, NaN passes on in silence. Treat mean 0 apart.
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
#include <gsl/gsl_randist.h>
#include <gsl/gsl_version.h>
#include <math.h>
#include <stdio.h>

static void print(const char *name, double value) {
    if (isnan(value)) printf("%s NaN\n", name); else printf("%s %g\n", name, value);
}

int main(void) {
    gsl_set_error_handler_off();
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
    printf("GSL %s\n", gsl_version);
    print("poisson(0) drawn:", gsl_ran_poisson(generator, 0));
    print("poisson(0) density at 0:", gsl_ran_poisson_pdf(0, 0));
    print("poisson(0) cumulative at 0:", gsl_cdf_poisson_P(0, 0));
    print("binomial(0, 5) density at 0:", gsl_ran_binomial_pdf(0, 0, 5));
    print("binomial(0, 5) cumulative at 0:", gsl_cdf_binomial_P(0, 0, 5));
    gsl_rng_free(generator);
}
C
library=$(dirname "$(find . -name 'libgsl.so.27' | head -n 1)")
cc -I usr/include look.c -o look -L "$library" -lgsl -lgslcblas -lm
LD_LIBRARY_PATH="$library" ./look | tee seen
diff seen - <<'SEEN'
GSL 2.7.1
poisson(0) drawn: 0
poisson(0) density at 0: NaN
poisson(0) cumulative at 0: NaN
binomial(0, 5) density at 0: 1
binomial(0, 5) cumulative at 0: 1
SEEN
