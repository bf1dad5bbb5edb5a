import CMalloc

/// How the C library's allocator (glibc) keeps memory for a process that serves.
enum MemoryHabits {
  /// Keeps what was freed for the next request. By default the allocator gives the kernel back whatever lies free above
  /// 128 KB and asks for it again a moment later, in steps of 128 KB, each a system call.
  ///
  /// To be called before threads are started.
  static func keepFreedMemory() {
    _ = mallopt(M_TOP_PAD, 4 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 64 << 20)
  }
}
