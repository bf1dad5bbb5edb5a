import Kernel
import Ports
import ProcedureDraft
import Synchronization
import Web

/// What is known of what is wrong with drafts, each at its revision; and which drafts wait to be checked in full.
///
/// In memory only: what is lost is found again. A later revision of a draft takes the place of an earlier one that
/// still waits. Drafts that nobody asked for longest leave first.
final class DraftChecks: Sendable {
  /// How far the full check of a draft is.
  enum Standing: Sendable {
    /// Nobody asked for it at this revision.
    case unknown
    /// So many drafts are before it.
    case waiting(ahead: Int)
    case running
    case done(DraftCheck)
    /// It could not be carried out.
    case failed
  }

  /// A draft as it is to be checked.
  struct Ask: Sendable {
    let draft: ID<Draft>
    let revision: Int
    let folder: DraftFolder
  }

  private struct Known {
    var revision: Int
    var quick: [DraftFinding]?
    var full: DraftCheck?
    /// The day of the full check, whose proof looks at today's dates.
    var day: CivilDate?
    var hasFailed = false
    var asked: Int
  }

  private struct State {
    var known: [ID<Draft>: Known] = [:]
    var waiting: [Ask] = []
    var running: Ask?
    var count = 0

    /// - Returns: `nil` unless it is of this very revision.
    func known(of draft: Draft) -> Known? { known[draft.id].flatMap { $0.revision == draft.revision ? $0 : nil } }
  }

  private let state = Mutex(State())
  /// So many drafts are known at once.
  static let most = 32

  // MARK: What is known

  /// - Returns: `nil` unless both are of this very revision, and the check is good for this day.
  func full(of draft: Draft, on day: CivilDate) -> DraftCheck? {
    state.withLock { $0.known(of: draft).flatMap { $0.day == day ? $0.full : nil } }
  }

  /// What was found at this revision: by the full check, else by the quick one; `nil` when neither was done.
  func findings(of draft: Draft) -> [DraftFinding]? {
    state.withLock { $0.known(of: draft).flatMap { $0.full?.everyFinding ?? $0.quick } }
  }

  /// What the quick check found at this revision.
  func quick(of draft: Draft) -> [DraftFinding]? {
    state.withLock { $0.known(of: draft)?.quick }
  }

  func standing(of draft: Draft, on day: CivilDate) -> Standing {
    state.withLock { state in
      func isIt(_ ask: Ask) -> Bool { ask.draft == draft.id && ask.revision == draft.revision }
      if let running = state.running, isIt(running) { return .running }
      if let place = state.waiting.firstIndex(where: isIt) {
        return .waiting(ahead: place + (state.running == nil ? 0 : 1))
      }
      guard let known = state.known(of: draft) else { return .unknown }
      if known.hasFailed { return .failed }
      return known.day == day ? known.full.map(Standing.done) ?? .unknown : .unknown
    }
  }

  func keep(quick findings: [DraftFinding], of draft: Draft) {
    keep(draft.id, draft.revision) { $0.quick = findings }
  }

  private func keep(_ id: ID<Draft>, _ revision: Int, _ change: (inout Known) -> Void) {
    state.withLock { state in
      state.count += 1
      // What is known of a later revision counts.
      if let known = state.known[id], known.revision > revision { return }
      var known = state.known[id].flatMap { $0.revision == revision ? $0 : nil }
        ?? Known(revision: revision, asked: state.count)
      known.asked = state.count
      change(&known)
      state.known[id] = known
      guard state.known.count > Self.most, let oldest = state.known.min(by: { $0.value.asked < $1.value.asked })
      else { return }
      state.known[oldest.key] = nil
    }
  }

  // MARK: The queue

  /// Puts a draft into the queue, unless it is there at this revision or checked already.
  func ask(_ open: OpenDraft, on day: CivilDate) {
    switch standing(of: open.draft, on: day) {
    case .waiting, .running, .done: return
    case .unknown, .failed: break
    }
    let ask = Ask(draft: open.draft.id, revision: open.draft.revision, folder: open.folder)
    state.withLock { state in
      if let place = state.waiting.firstIndex(where: { $0.draft == ask.draft }) {
        if state.waiting[place].revision < ask.revision { state.waiting[place] = ask }
        return
      }
      // Whoever looks again asks again.
      if state.waiting.count >= Self.most { state.waiting.removeFirst() }
      state.waiting.append(ask)
    }
  }

  /// The next in the queue, which is then the one that is being checked; `nil` when none waits, or one is.
  func take() -> Ask? {
    state.withLock { state in
      guard state.running == nil, !state.waiting.isEmpty else { return nil }
      let ask = state.waiting.removeFirst()
      state.running = ask
      return ask
    }
  }

  /// - Parameter check: `nil` when it could not be carried out.
  func finish(_ ask: Ask, _ check: DraftCheck?, on day: CivilDate) {
    keep(ask.draft, ask.revision) { known in
      (known.full, known.day, known.hasFailed) = (check, check == nil ? nil : day, check == nil)
    }
    state.withLock { $0.running = nil }
  }
}

extension DraftCheck {
  /// The findings, and where examples come out otherwise than they expect.
  var everyFinding: [DraftFinding] { findings + examples.flatMap(\.findings) }
}
