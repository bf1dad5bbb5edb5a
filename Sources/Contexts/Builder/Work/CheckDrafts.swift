import Dispatch
import Kernel
import Ports
import ProcedureDraft
import Web

/// Checking drafts: quickly beside a page, in full when nobody waits for it.
extension DraftDesk {
  /// What is wrong with a draft, without its examples and the proof of its paths.
  /// - Parameter isFresh: whether it is looked for anew; else what was found at this revision before will do.
  func findings(of open: OpenDraft, isFresh: Bool = false) async throws -> [DraftFinding] {
    if !isFresh, let known = checks.quick(of: open.draft) { return known }
    let found = try await authoring.findings(of: open.folder)
    checks.keep(quick: found, of: open.draft)
    return found
  }

  /// With more questions what is wrong is looked for on its own page only: nobody waits for it beside every other one.
  static let mostQuestionsAtOnce = 300

  /// How many mistakes a draft has; `nil` where nobody knows it and it would take long to find out.
  func mistakes(in open: OpenDraft) async throws -> Int? {
    var known = checks.findings(of: open.draft)
    if known == nil, DraftOutline(open.folder).questions.count <= Self.mostQuestionsAtOnce {
      known = try await findings(of: open)
    }
    return known?.oneForEachLanguage.count { $0.severity == .mistake }
  }

  /// Asks for the full check of a draft at its revision. It is done later, one draft after the other.
  func askForCheck(_ open: OpenDraft) {
    if open.draft.state.isLive { checks.ask(open, on: town.world.today) }
  }

  /// How far the full check of a draft is.
  func standing(of draft: Draft) -> DraftChecks.Standing { checks.standing(of: draft, on: town.world.today) }

  /// The full check of a draft: the one that was done at this very revision today where it found nothing in the way;
  /// else a new one, as what a mistake looked at may be mended outside the draft.
  func fullCheck(of open: OpenDraft) async throws -> DraftCheck {
    if let known = checks.full(of: open.draft, on: town.world.today), known.procedure != nil { return known }
    return try await authoring.check(open.folder, .full)
  }

  /// Carries out the full check of the draft that waits longest.
  /// - Returns: whether one waited.
  func checkNext() async -> Bool {
    guard let ask = checks.take() else { return false }
    let (authoring, day) = (authoring, town.world.today)
    let answers = AsyncStream<DraftCheck?> { continuation in
      Task(executorPreference: CheckThread.only) {
        continuation.yield(try? await authoring.check(ask.folder, .full))
        continuation.finish()
      }
    }
    // A process that is told to stop does not wait for the end of a proof: nothing of it is kept.
    var answer = answers.makeAsyncIterator()
    checks.finish(ask, await answer.next() ?? nil, on: day)
    return true
  }
}

extension [DraftFinding] {
  /// Without those that say the same of a language again and again: that a sentence of it is missing.
  var oneForEachLanguage: [DraftFinding] {
    var languages: Set<String> = []
    return filter { !$0.isMissingTranslation || languages.insert($0.path.file).inserted }
  }
}

extension DraftFinding {
  var isMissingTranslation: Bool { code == "missing-translation" }
}

/// A thread of its own for what takes long, so that no page waits behind it.
private final class CheckThread: TaskExecutor {
  static let only = CheckThread()

  private let queue = DispatchQueue(label: "draft-checks", qos: .utility)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
