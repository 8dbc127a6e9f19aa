/* What Swift cannot say of memory. */
#ifndef FOTFESTE_CMEMORY_SHIM_H
#define FOTFESTE_CMEMORY_SHIM_H

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Gives memory that was freed back to the system; only the GNU C library keeps it. */
static inline void fotfeste_give_back_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* Asks the processor for the line of memory at `address` before it is needed; nothing depends on it. */
static inline void fotfeste_prefetch(const void *address) {
    __builtin_prefetch(address);
}

#endif
