/* Memory that was freed, given back to the system; only the GNU C library keeps it. */
#ifndef FOTFESTE_CMEMORY_SHIM_H
#define FOTFESTE_CMEMORY_SHIM_H

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static inline void fotfeste_give_back_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

#endif
