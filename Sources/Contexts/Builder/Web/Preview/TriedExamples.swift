import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// The examples of a draft whose answers a preview can show.
struct TriedExamples: Sendable {
  struct Choice: Sendable {
    let id: String
    let title: String
    let application: TriedApplication
  }

  /// Stands for the procedure before anybody has answered.
  static let none = "none"

  let choices: [Choice]
  private let empty: TriedApplication

  /// - Returns: `nil` while the draft cannot be read as a procedure.
  init?(_ folder: DraftFolder, _ authoring: any AuthoringPort, today: CivilDate) {
    guard let definition = authoring.definition(of: folder) else { return nil }
    empty = TriedApplication(definition, on: today)
    // Those that are accepted show most, and come first.
    let examples = definition.examples.filter(\.isAccepted) + definition.examples.filter { !$0.isAccepted }
    choices = examples.compactMap { example in
      guard let typed = try? definition.form.typed(example.answers) else { return nil }
      let decided = example.decision.flatMap { try? definition.form(.decision).typed($0) }
      return Choice(
        id: example.id, title: example.title.isEmpty ? example.id : example.title,
        application: TriedApplication(definition, typed: typed, decided: decided ?? TypedAnswers(), on: example.on))
    }
  }

  var definition: ProcedureDefinition { empty.definition }

  /// The example that is asked for; the first where none is, or one that is not there.
  /// - Parameter isDecided: whether one that says what the officer decided goes before others that nobody asks for.
  func chosen(_ id: String?, isDecided: Bool = false) -> (id: String, application: TriedApplication) {
    if id == Self.none { return (Self.none, empty) }
    let usual = isDecided ? choices.first { !$0.application.decided.fields.isEmpty } : nil
    let choice = choices.first { $0.id == id } ?? usual ?? choices.first
    return choice.map { ($0.id, $0.application) } ?? (Self.none, empty)
  }

  /// What an example is chosen with.
  func field(_ chosen: String, _ texts: Texts) -> SelectField {
    SelectField(
      // Questions of the form may have this name, too.
      FieldFrame("example", label: texts["builder.staff.tried.example"], need: .unmarked, id: "tried:example"),
      options: choices.map { .init($0.id, $0.title) } + [.init(Self.none, texts["builder.staff.tried.none"])],
      value: chosen, hasPrompt: false)
  }
}

extension ProcedureExample {
  fileprivate var isAccepted: Bool { if case .accepted = expected { true } else { false } }
}
