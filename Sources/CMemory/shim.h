/* What Swift cannot say of memory and of file systems. */
#ifndef FOTFESTE_CMEMORY_SHIM_H
#define FOTFESTE_CMEMORY_SHIM_H

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/vfs.h>
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

/* The type of the file system of a path, as statfs(2) numbers it; -1 where the system does not say. */
static inline long long fotfeste_file_system_type(const char *path) {
#ifdef __linux__
    struct statfs found;
    if (statfs(path, &found) == 0) return (long long)(unsigned int)found.f_type;
#endif
    return -1;
}

#endif
