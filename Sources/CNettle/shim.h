/* SHA-256 of GNU Nettle; a function for the digest, since its arguments differ between versions of the library. */
#ifndef FOTFESTE_CNETTLE_SHIM_H
#define FOTFESTE_CNETTLE_SHIM_H

#include <nettle/sha2.h>
#include <nettle/version.h>

static inline void fotfeste_sha256_digest(struct sha256_ctx *context, uint8_t *digest) {
#if NETTLE_VERSION_MAJOR >= 4
    sha256_digest(context, digest);
#else
    sha256_digest(context, SHA256_DIGEST_SIZE, digest);
#endif
}

#endif
