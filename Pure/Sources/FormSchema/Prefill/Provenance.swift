/// Where an answer comes from. It is told to the officer beside the answer and is no part of the record: the same
/// answers give the same record, whoever typed them.
public enum Provenance: Sendable, Equatable {
  /// By hand, for this application. Said of a question by name, it means that taking something over was offered and not
  /// wanted.
  case typed
  /// Taken over as it was.
  case prefilled(PrefillOrigin)
  /// Taken over, then changed by hand.
  case changed(PrefillOrigin)
}

/// What an answer was taken over from.
public enum PrefillOrigin: String, Sendable, CaseIterable {
  /// The signed-in resident's own page.
  case profile
  /// An earlier application of the same person.
  case formerApplication = "former-application"
  /// What was typed once for several applications, with a guide through an event of life.
  case lifeEvent = "life-event"
  /// The town's registry of residents.
  case residents
  /// The procedure's own proposal.
  case initial
}
