// Runs a program and adds a line on standard output: the peak of its resident memory in bytes.
//
//   peak PROGRAM [ARGUMENT...]
//
// A process starts with the peak of the one that it was forked from, so a program started by the driver itself would
// never show less than the size of Python.
#include <cstdio>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc < 2) return 64;
    const pid_t child = fork();
    if (child == 0) {
        execvp(argv[1], argv + 1);
        std::perror(argv[1]);
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
        std::perror("peak");
        return 71;
    }
    std::printf("{\"peak_memory_bytes\":%lld}\n", usage.ru_maxrss * 1024LL);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
