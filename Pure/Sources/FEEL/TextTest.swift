/// `"text"`
final class TextTest: DescribedTest {
  let text: String

  init(_ text: String) { self.text = text }

  var constant: ConstantTest? { .equal(.string(text)) }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    switch input {
    case .string(let other): Text.isSame(other, text)
    case .null: false
    default: nil
    }
  }
}
