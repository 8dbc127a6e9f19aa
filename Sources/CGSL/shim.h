/* The thinnest layer that Swift needs over GSL: one counter-based generator as a gsl_rng_type.
 *
 * Philox4x64-10: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC11 (2011), doi:10.1145/2063384.2063405. The 128-bit key and 192 of the 256 counter bits hold the name of a stream,
 * so two names never share a block and no hash can collide; the other 64 bits count blocks of four words.
 */
#ifndef FOTFESTE_CGSL_SHIM_H
#define FOTFESTE_CGSL_SHIM_H

#include <stdint.h>
#include <string.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_version.h>

typedef struct {
    uint64_t key[2];     /* seed, replication */
    uint64_t counter[4]; /* block, kind and purpose, identity, ordinal */
    uint64_t block[4];
    uint64_t used;       /* words of `block` already given; 4 = none left */
} fotfeste_philox;

static inline void fotfeste_philox_generate(fotfeste_philox *state) {
    uint64_t c0 = state->counter[0], c1 = state->counter[1];
    uint64_t c2 = state->counter[2], c3 = state->counter[3];
    uint64_t k0 = state->key[0], k1 = state->key[1];
    for (int round = 0; round < 10; round++) {
        unsigned __int128 p0 = (unsigned __int128)UINT64_C(0xD2E7470EE14C6C93) * c0;
        unsigned __int128 p1 = (unsigned __int128)UINT64_C(0xCA5A826395121157) * c2;
        uint64_t n0 = (uint64_t)(p1 >> 64) ^ c1 ^ k0;
        uint64_t n2 = (uint64_t)(p0 >> 64) ^ c3 ^ k1;
        c1 = (uint64_t)p1;
        c3 = (uint64_t)p0;
        c0 = n0;
        c2 = n2;
        k0 += UINT64_C(0x9E3779B97F4A7C15);
        k1 += UINT64_C(0xBB67AE8584CAA73B);
    }
    state->block[0] = c0;
    state->block[1] = c1;
    state->block[2] = c2;
    state->block[3] = c3;
    state->counter[0]++;
    state->used = 0;
}

static inline fotfeste_philox fotfeste_philox_named(
    uint64_t seed, uint64_t replication, uint64_t kind_and_purpose, uint64_t identity, uint64_t ordinal) {
    fotfeste_philox state = {
        {seed, replication}, {0, kind_and_purpose, identity, ordinal}, {0, 0, 0, 0}, 4};
    return state;
}

static inline uint64_t fotfeste_philox_next(fotfeste_philox *state) {
    if (state->used >= 4) fotfeste_philox_generate(state);
    return state->block[state->used++];
}

/* Uniform on [0, 1) with 53 random bits. */
static inline double fotfeste_philox_uniform(fotfeste_philox *state) {
    return (double)(fotfeste_philox_next(state) >> 11) * 0x1.0p-53;
}

static inline void fotfeste_philox_gsl_set(void *state, unsigned long seed) {
    *(fotfeste_philox *)state = fotfeste_philox_named(seed, 0, 0, 0, 0);
}

static inline unsigned long fotfeste_philox_gsl_get(void *state) {
    return fotfeste_philox_next((fotfeste_philox *)state);
}

static inline double fotfeste_philox_gsl_get_double(void *state) {
    return fotfeste_philox_uniform((fotfeste_philox *)state);
}

/* A function, since Swift 6 does not let a C global be shared between threads. */
static inline const gsl_rng_type *fotfeste_philox_type(void) {
    static const gsl_rng_type type = {
        "philox4x64-10",         UINT64_MAX,
        0,                       sizeof(fotfeste_philox),
        fotfeste_philox_gsl_set, fotfeste_philox_gsl_get,
        fotfeste_philox_gsl_get_double};
    return &type;
}

/* A gsl_rng that lives where its caller keeps it and draws from `state`: nothing is allocated. */
static inline gsl_rng fotfeste_philox_gsl(fotfeste_philox *state) {
    gsl_rng generator = {fotfeste_philox_type(), state};
    return generator;
}

/* A function, since Swift 6 does not let a C global be shared between threads. */
static inline const gsl_qrng_type *fotfeste_sobol_type(void) { return gsl_qrng_sobol; }

static inline const char *fotfeste_gsl_version(void) { return gsl_version; }

#endif
