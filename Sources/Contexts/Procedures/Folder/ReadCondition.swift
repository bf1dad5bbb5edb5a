import CivilTime
import FEEL
import FormSchema
import Kernel
import SourceFiles

extension DefinitionReader {
  /// A condition in FEEL. `nil` after a mistake, and while the questions it may look at are still being collected.
  mutating func condition(_ node: SourceNode) -> Condition? {
    guard let names else { return nil }
    let text = sentence(node)
    guard !text.isEmpty else { return nil }
    do { return try Condition(text, names) } catch {
      findings.append(FolderFinding(error, in: text, at: node.mark))
      return nil
    }
  }

  /// A formula in FEEL, as ``condition(_:)``.
  mutating func formula(_ node: SourceNode) -> Formula? {
    guard let names else { return nil }
    let text = sentence(node)
    guard !text.isEmpty else { return nil }
    do { return try Formula(text, names) } catch {
      findings.append(FolderFinding(error, in: text, at: node.mark))
      return nil
    }
  }

  /// A time of day, as it may be typed.
  mutating func time(_ node: SourceNode) -> TimeOfDay? {
    if case .scalar(let text, _) = node, let time = TimeText.read(text) { return time }
    find(.notATime, at: node.mark)
    return nil
  }

  /// `today`, `today+30`, `today-5`, or a date.
  mutating func bound(_ node: SourceNode) -> DateBound? {
    guard case .scalar(let text, _) = node else {
      find(.notADate, at: node.mark)
      return nil
    }
    guard text.hasPrefix("today") else { return date(node).map(DateBound.date) }
    let rest = text.dropFirst(5)
    if rest.isEmpty { return .today(plus: 0) }
    let digits = rest.dropFirst()
    guard rest.first == "+" || rest.first == "-", digits.first?.isNumber == true, let days = Int(digits),
      days <= 50_000
    else {
      find(.notADate, at: node.mark)
      return nil
    }
    return .today(plus: rest.first == "-" ? -days : days)
  }
}

extension FolderFinding {
  /// A text that is not FEEL.
  init(_ problem: FEELProblem, in text: String, at mark: SourceMark) {
    self.init(
      .notFEEL, at: mark.advanced(in: text, to: problem.range.start),
      ["ja": problem.reason(in: .ja), "en": problem.reason(in: .en)])
  }
}
