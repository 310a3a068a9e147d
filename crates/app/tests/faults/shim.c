/* Loaded before the C library by the tests of faults: makes writing or synchronising the database's files fail or slow.
   Its orders stand in a small file that the test changes while the program runs:
   byte 0: 0 nothing, 1 the disk is full, 2 synchronising fails, 3 synchronising takes 200 ms;
   bytes 8-11: how often synchronising was made to fail.
   CANTIERE_SHIM_CLOCK: by how many seconds the program's clock is wrong. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static volatile unsigned char *orders;

static long wrong_by;

__attribute__((constructor)) static void begin(void) {
  const char *seconds = getenv("CANTIERE_SHIM_CLOCK");
  if (seconds) wrong_by = atol(seconds);
  const char *path = getenv("CANTIERE_SHIM");
  int fd = path ? open(path, O_RDWR) : -1;
  if (fd < 0) return;
  void *page = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (page != MAP_FAILED) orders = page;
  close(fd);
}

/* Whether the order holds and the file is one of the database's. */
static int holds(int order, int fd) {
  char link[64], path[4096];
  if (!orders || orders[0] != order) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n <= 0) return 0;
  path[n] = 0;
  return strstr(path, "site.db") != NULL;
}

#define REAL(name, type) static type real; if (!real) real = (type)dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t n) {
  typedef ssize_t (*call)(int, const void *, size_t);
  REAL("write", call);
  if (holds(1, fd)) { errno = ENOSPC; return -1; }
  return real(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) {
  typedef ssize_t (*call)(int, const void *, size_t, off_t);
  REAL("pwrite", call);
  if (holds(1, fd)) { errno = ENOSPC; return -1; }
  return real(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
  typedef ssize_t (*call)(int, const void *, size_t, off64_t);
  REAL("pwrite64", call);
  if (holds(1, fd)) { errno = ENOSPC; return -1; }
  return real(fd, bytes, n, at);
}

static int synchronise(int fd, int (*real)(int)) {
  if (holds(2, fd)) {
    __atomic_add_fetch((uint32_t *)(orders + 8), 1, __ATOMIC_SEQ_CST);
    errno = EIO;
    return -1;
  }
  if (holds(3, fd)) {
    struct timespec pause = {0, 200000000};
    nanosleep(&pause, NULL);
  }
  return real(fd);
}

int fsync(int fd) {
  typedef int (*call)(int);
  REAL("fsync", call);
  return synchronise(fd, real);
}

int fdatasync(int fd) {
  typedef int (*call)(int);
  REAL("fdatasync", call);
  return synchronise(fd, real);
}

int clock_gettime(clockid_t clock, struct timespec *at) {
  typedef int (*call)(clockid_t, struct timespec *);
  REAL("clock_gettime", call);
  int result = real(clock, at);
  if (!result && clock == CLOCK_REALTIME) at->tv_sec += wrong_by;
  return result;
}
