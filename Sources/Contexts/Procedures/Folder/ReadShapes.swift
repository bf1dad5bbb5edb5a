import Kernel
import Nihongo
import SourceFiles

extension DefinitionReader {
  mutating func find(_ code: FolderFinding.Code, at mark: SourceMark, _ values: [String: String] = [:]) {
    findings.append(FolderFinding(code, at: mark, values))
  }

  mutating func entries(_ node: SourceNode) -> [SourceNode.Entry] {
    guard case .map(let entries, _) = node else {
      find(.notAMap, at: node.mark)
      return []
    }
    return entries
  }

  /// The values of a map that may have these keys only.
  mutating func fields(_ node: SourceNode, _ keys: [String]) -> SourceFields {
    let entries = entries(node)
    for entry in entries where !keys.contains(entry.key) {
      var values = ["key": entry.key, "keys": keys.joined(separator: ", ")]
      values["suggestion"] = Suggestion.closest(to: entry.key, among: keys)
      find(.unknownKey, at: entry.mark, values)
    }
    return SourceFields(entries, mark: node.mark)
  }

  /// A text that is shown as it stands.
  mutating func text(_ node: SourceNode) -> String {
    let text = sentence(node)
    plainTexts.append((text, node.mark))
    return text
  }

  /// A text without the line end a block of text closes with.
  mutating func sentence(_ node: SourceNode) -> String {
    guard case .scalar(let text, let mark) = node else {
      find(.notAText, at: node.mark)
      return ""
    }
    let trimmed = text.trimmingSuffix { $0 == "\n" || $0 == "\r\n" || $0 == " " }
    if trimmed.isEmpty { find(.notAText, at: mark) }
    return trimmed
  }

  mutating func text(_ fields: SourceFields, _ key: String) -> String {
    guard let node = fields[key] else {
      find(.missingKey, at: fields.mark, ["key": key])
      return ""
    }
    return text(node)
  }

  mutating func optionalText(_ fields: SourceFields, _ key: String) -> String? { fields[key].map { text($0) } }

  mutating func texts(_ fields: SourceFields, _ key: String) -> [String] { list(fields, key).map { text($0) } }

  mutating func list(_ fields: SourceFields, _ key: String) -> [SourceNode] {
    guard let node = fields[key] else { return [] }
    guard case .list(let items, _) = node else {
      find(.notAList, at: node.mark, ["key": key])
      return []
    }
    return items
  }

  mutating func filledList(_ fields: SourceFields, _ key: String) -> [SourceNode] {
    let items = list(fields, key)
    if fields[key] == nil {
      find(.missingKey, at: fields.mark, ["key": key])
    } else if items.isEmpty {
      find(.emptyList, at: fields.mark(key), ["key": key])
    }
    return items
  }

  mutating func number(_ node: SourceNode, in range: ClosedRange<Int>) -> Int {
    guard case .scalar(let text, let mark) = node, text.utf8.count <= 15, let number = Int(text) else {
      find(.notANumber, at: node.mark)
      return range.lowerBound
    }
    guard range.contains(number) else {
      find(.outOfRange, at: mark, ["min": "\(range.lowerBound)", "max": "\(range.upperBound)"])
      return range.lowerBound
    }
    return number
  }

  mutating func number(_ fields: SourceFields, _ key: String, in range: ClosedRange<Int>) -> Int {
    guard let node = fields[key] else {
      find(.missingKey, at: fields.mark, ["key": key])
      return range.lowerBound
    }
    return number(node, in: range)
  }

  mutating func optionalNumber(_ fields: SourceFields, _ key: String, in range: ClosedRange<Int>) -> Int? {
    fields[key].map { number($0, in: range) }
  }

  mutating func flag(_ node: SourceNode) -> Bool {
    guard case .scalar(let text, _) = node, let flag = Bool(text) else {
      find(.notAFlag, at: node.mark)
      return false
    }
    return flag
  }

  mutating func flag(_ fields: SourceFields, _ key: String) -> Bool { fields[key].map { flag($0) } ?? false }

  mutating func date(_ node: SourceNode) -> CivilDate? {
    guard case .scalar(let text, _) = node, let date = CivilDate(text) else {
      find(.notADate, at: node.mark)
      return nil
    }
    return date
  }

  /// Lower-case words with hyphens: `[a-z][a-z0-9]*(-[a-z0-9]+)*`.
  mutating func id(_ node: SourceNode) -> String {
    let text = text(node)
    if !text.isEmpty, !SourceID.isLegal(text) { find(.notAnID, at: node.mark, ["id": text]) }
    return text
  }

  mutating func id(_ fields: SourceFields, _ key: String = "id") -> String {
    guard let node = fields[key] else {
      find(.missingKey, at: fields.mark, ["key": key])
      return ""
    }
    return id(node)
  }

  /// One of an enumeration's words.
  mutating func value<Value: RawRepresentable<String> & CaseIterable>(
    _ node: SourceNode, _: Value.Type = Value.self
  ) -> Value? {
    guard case .scalar(let text, let mark) = node else {
      find(.notAText, at: node.mark)
      return nil
    }
    if let value = Value(rawValue: text) { return value }
    let words = Value.allCases.map(\.rawValue)
    var values = ["value": text, "allowed": words.joined(separator: ", ")]
    values["suggestion"] = Suggestion.closest(to: text, among: words)
    find(.unknownValue, at: mark, values)
    return nil
  }

  mutating func value<Value: RawRepresentable<String> & CaseIterable>(
    _ fields: SourceFields, _ key: String, _: Value.Type = Value.self
  ) -> Value? {
    guard let node = fields[key] else {
      find(.missingKey, at: fields.mark, ["key": key])
      return nil
    }
    return value(node)
  }
}

extension String {
  /// The text without the characters at its end that `isDropped` names.
  fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> String {
    guard let last = lastIndex(where: { !isDropped($0) }) else { return "" }
    return String(self[...last])
  }
}
