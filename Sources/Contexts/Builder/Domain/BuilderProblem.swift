import Kernel

/// What can stand against working on a draft.
public enum BuilderProblem: Problem, Equatable, CaseIterable {
  case draftNotFound
  case stepNotAllowed
  /// It was proposed, published or discarded: nobody edits it so.
  case notEditable
  /// The one who proposed it cannot approve it.
  case ownProposal
  /// The officer's posts do not reach its department.
  case notYourDepartment
  /// The edit cannot be understood, or its place is none.
  case unfitEdit
  case tooLarge
  /// Nothing is left to undo.
  case nothingToUndo
  /// What was done since stands in the way of undoing it.
  case cannotUndo
  case unfitProcedureID
  /// There is a procedure of this id already.
  case idTaken
  /// The id differs from the procedure it is a new version of.
  case idChanged
  /// Mistakes are left, or an example does not hold.
  case mistakesLeft
  /// Another version was published since.
  case outdated
  /// The last day stands before the first one.
  case periodReversed
  case remarkMissing
  case archiveUnreadable
  /// Somebody works on another draft of the procedure.
  case draftUnderWay
  /// Nothing was to happen on a day to come.
  case nothingPlanned

  public var code: String {
    switch self {
    case .draftNotFound: "builder.draft-not-found"
    case .stepNotAllowed: "builder.step-not-allowed"
    case .notEditable: "builder.not-editable"
    case .ownProposal: "builder.own-proposal"
    case .notYourDepartment: "builder.not-your-department"
    case .unfitEdit: "builder.unfit-edit"
    case .tooLarge: "builder.too-large"
    case .nothingToUndo: "builder.nothing-to-undo"
    case .cannotUndo: "builder.cannot-undo"
    case .unfitProcedureID: "builder.unfit-procedure-id"
    case .idTaken: "builder.id-taken"
    case .idChanged: "builder.id-changed"
    case .mistakesLeft: "builder.mistakes-left"
    case .outdated: "builder.outdated"
    case .periodReversed: "builder.period-reversed"
    case .remarkMissing: "builder.remark-missing"
    case .archiveUnreadable: "builder.archive-unreadable"
    case .draftUnderWay: "builder.draft-under-way"
    case .nothingPlanned: "builder.nothing-planned"
    }
  }

  public var kind: ProblemKind {
    switch self {
    case .draftNotFound: .missing
    case .notYourDepartment, .ownProposal: .forbidden
    case .tooLarge: .tooLarge
    case .stepNotAllowed, .notEditable, .nothingToUndo, .cannotUndo, .idTaken, .outdated,
      .draftUnderWay, .nothingPlanned:
      .conflict
    case .unfitEdit, .unfitProcedureID, .idChanged, .mistakesLeft, .periodReversed, .remarkMissing,
      .archiveUnreadable:
      .invalid
    }
  }
}
