import Nihongo
import SourceFiles

extension GuideReader {
  /// The values of a map that may have these keys only.
  mutating func fields(_ node: SourceNode, _ keys: [String]) -> SourceFields {
    guard case .map(let entries, let mark) = node else {
      find(.notAMap, at: node.mark)
      return SourceFields([], mark: node.mark)
    }
    for entry in entries where !keys.contains(entry.key) {
      var values = ["key": entry.key, "keys": keys.joined(separator: ", ")]
      values["suggestion"] = Suggestion.closest(to: entry.key, among: keys)
      find(.unknownKey, at: entry.mark, values)
    }
    return SourceFields(entries, mark: mark)
  }

  /// A text without the line ends around it; a line end inside becomes a space where the text was folded.
  mutating func text(_ node: SourceNode) -> String {
    guard case .scalar(let text, let mark) = node else {
      find(.notAText, at: node.mark)
      return ""
    }
    let trimmed = text.split(whereSeparator: \.isNewline).joined(separator: "\n")
    if trimmed.allSatisfy(\.isWhitespace) { find(.notAText, at: mark) }
    return trimmed
  }

  mutating func text(_ fields: SourceFields, _ key: String) -> String {
    guard let node = fields[key] else {
      find(.missingKey, at: fields.mark, ["key": key])
      return ""
    }
    return text(node)
  }

  /// Nothing where the key is missing.
  mutating func list(_ fields: SourceFields, _ key: String) -> [SourceNode] {
    guard let node = fields[key] else { return [] }
    guard case .list(let items, _) = node else {
      find(.notAList, at: node.mark)
      return []
    }
    return items
  }

  mutating func number(_ fields: SourceFields, _ key: String) -> Int? {
    guard let node = fields[key] else { return nil }
    guard case .scalar(let text, _) = node, let number = Int(text) else {
      find(.notANumber, at: node.mark)
      return nil
    }
    return number
  }

  mutating func id(_ fields: SourceFields) -> String {
    let text = text(fields, "id")
    if !text.isEmpty, !SourceID.isLegal(text) { find(.notAnID, at: fields.mark("id"), ["id": text]) }
    return text
  }
}
