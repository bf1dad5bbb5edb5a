/// `"a", "b", "c"`
final class TextsTest: Test {
  private let texts: [String]
  private let table: Set<Text.Key>

  init(_ texts: [String]) {
    self.texts = texts
    table = texts.count > 8 ? Set(texts.map { Text.Key($0) }) : []
  }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    switch input {
    case .string(let other):
      if !table.isEmpty { return table.contains(Text.Key(other)) }
      for text in texts where Text.isSame(other, text) { return true }
      return false
    case .null: return false
    default: return nil
    }
  }
}
