import Web

/// Remembers for a moment whether a town can write, so that asking often costs nothing and cannot wear out a disk.
actor Readiness {
  /// How long a good answer counts.
  static let goodFor = Duration.seconds(5)
  /// How long a bad one does: shorter, so that mending is noticed soon.
  static let badFor = Duration.seconds(1)
  /// How long who asks waits for an answer.
  static let patience = Duration.seconds(5)

  private let check: @Sendable () async -> WriteCheck.Fault?
  private let patience: Duration
  private var known: (fault: WriteCheck.Fault?, until: ContinuousClock.Instant)?
  private var isChecking = false
  private var waiting: [Int: CheckedContinuation<WriteCheck.Fault?, Never>] = [:]
  private var askedSoFar = 0

  init(patience: Duration = Readiness.patience, check: @escaping @Sendable () async -> WriteCheck.Fault?) {
    self.patience = patience
    self.check = check
  }

  /// What is wrong now, or was a moment ago. However many ask, one check runs.
  func fault() async -> WriteCheck.Fault? {
    if let known, ContinuousClock.now < known.until { return known.fault }
    if !isChecking {
      isChecking = true
      Task { finish(await check()) }
    }
    askedSoFar += 1
    let number = askedSoFar
    return await withCheckedContinuation { continuation in
      waiting[number] = continuation
      Task {
        try? await Task.sleep(for: patience)
        waiting.removeValue(forKey: number)?.resume(returning: .tooSlow)
      }
    }
  }

  private func finish(_ fault: WriteCheck.Fault?) {
    isChecking = false
    known = (fault, ContinuousClock.now + (fault == nil ? Self.goodFor : Self.badFor))
    let answered = waiting.values
    waiting = [:]
    answered.forEach { $0.resume(returning: fault) }
  }
}
