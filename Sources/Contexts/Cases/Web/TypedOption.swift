import FormSchema
import Nihongo

/// The options of a long table, found by what somebody types: an id, a label, or both.
struct TypedOption {
  /// Each with what stands in the field for it; an id is added where two have the same label.
  let all: [(option: Option, name: String)]

  init(_ question: Question, _ words: ProcedureWords) {
    let options = question.type.options.map { (option: $0, label: words.label($0, of: question)) }
    let counts = Dictionary(options.map { ($0.label, 1) }, uniquingKeysWith: +)
    all = options.map { option, label in (option, counts[label] == 1 ? label : "\(label) \(option.id)") }
  }

  /// What stands in the field for an option; `nil` when there is none with this id.
  func name(of id: String) -> String? { all.first { $0.option.id == id }?.name }

  /// The id of the option that was meant; `nil` when it is none, or could be several.
  func id(typed: String) -> String? {
    let text = Self.folded(typed)
    if let option = all.first(where: { Self.folded($0.option.id) == text }) { return option.option.id }
    let found = all.filter { option, name in
      [name, option.label, "\(option.id) \(option.label)", "\(option.label) \(option.id)"].map(Self.folded)
        .contains(text)
    }
    return found.count == 1 ? found[0].option.id : nil
  }

  /// Neither width, space nor capital letters make a difference.
  private static func folded(_ text: String) -> String {
    Width.half(text).lowercased().filter { !$0.isWhitespace }
  }
}

extension Question {
  /// More options than anybody reads through.
  private static let mostInSight = 12

  /// Whether its option is typed, with a list that helps, and not chosen from all that stand on the page.
  var isFoundByTyping: Bool {
    guard case .choice(let options, false) = type else { return false }
    return optionsFrom != nil && options.count > Self.mostInSight
  }
}
