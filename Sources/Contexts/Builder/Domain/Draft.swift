import FormSchema
import Kernel
import ProcedureDraft
import Web

/// A procedure somebody works on.
public struct Draft: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    case editing
    /// Waits for somebody else's look.
    case proposed
    /// Somebody else looked at it: it may be published.
    case approved
    case published
    case discarded

    /// Every legal step, and no other.
    public static let steps: [State: Set<State>] = [
      .editing: [.proposed, .discarded], .proposed: [.approved, .editing, .discarded],
      .approved: [.published, .editing, .discarded],
      // Only what was to open on a day to come, and did not.
      .published: [.approved],
    ]

    /// Whether somebody still works on it.
    public var isLive: Bool { [.editing, .proposed, .approved].contains(self) }
  }

  public let id: ID<Draft>
  /// The id of the procedure it is of.
  public internal(set) var procedure: String
  public internal(set) var title: String
  /// The department that answers for it.
  public internal(set) var department: String
  /// The version it began with; `nil` for a new procedure.
  public let base: ProcedureVersionID?
  public internal(set) var state: State
  /// Who opened it.
  public let owner: ID<Officer>
  /// Counts its edits; 0 at the beginning.
  public internal(set) var revision: Int
  public let createdAt: Instant
  public internal(set) var changedAt: Instant
  public internal(set) var proposedBy: ID<Officer>?
  public internal(set) var approvedBy: ID<Officer>?
  /// What was said with the last step: by the one who proposed it, or by the one who sent it back; empty when nothing.
  public internal(set) var remark: String
  /// What it became.
  public internal(set) var published: ProcedureVersionID?

  /// - Throws: ``BuilderProblem/stepNotAllowed``
  mutating func move(to next: State) throws(BuilderProblem) {
    guard State.steps[state, default: []].contains(next) else { throw .stepNotAllowed }
    state = next
  }
}

/// A draft with its folder as it is now.
public struct OpenDraft: Sendable, Equatable {
  public let draft: Draft
  public let folder: DraftFolder
  /// How many mistakes are left; `nil` while nobody knows.
  var mistakes: Int?
}

/// One edit of a draft, as it was kept.
public struct KeptEdit: Sendable, Equatable {
  /// Counted from 1.
  public let revision: Int
  public let officer: ID<Officer>
  public let at: Instant
  public let edit: DraftEdit
  public let inverse: DraftEdit
  /// The revision it undoes; `nil` for an edit of its own.
  public let undoes: Int?
}

/// What became of an edit.
public enum EditOutcome: Sendable, Equatable {
  case saved(OpenDraft)
  /// It was so already.
  case unchanged(OpenDraft)
  /// Somebody else changed the same: nothing was saved, a person has to choose.
  case conflict([DraftConflict], OpenDraft)
}
