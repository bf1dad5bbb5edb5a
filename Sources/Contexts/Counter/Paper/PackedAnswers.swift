import FormSchema

/// What was typed into one version of a form, as few bytes as are simple: the fields' names are in the version.
///
/// Field by field in page order, rows after the list of their keys: how many values it has (0 and then how many further
/// empty fields follow), each value as its length and UTF-8. Numbers are LEB128. Files are not among them.
enum PackedAnswers {
  /// The first byte says how the rest is to be read.
  private static let format: UInt8 = 1

  static func pack(_ typed: TypedAnswers, of form: Form) -> [UInt8] {
    var writer = Writer()
    for question in form.questions { writer.write(question, "", typed) }
    return [format] + writer.bytes
  }

  /// - Returns: `nil` when the bytes were not packed for this form.
  static func unpack(_ bytes: [UInt8], of form: Form) -> TypedAnswers? {
    guard bytes.first == format else { return nil }
    var reader = Reader(bytes: bytes[1...])
    var typed = TypedAnswers()
    for question in form.questions where !reader.read(question, "", into: &typed) { return nil }
    return reader.isAtEnd ? typed : nil
  }

  private struct Writer {
    private(set) var bytes: [UInt8] = []
    /// Where the length of the run of empty fields stands that the last field belongs to.
    private var run: Int?

    mutating func write(_ question: Question, _ path: String, _ typed: TypedAnswers) {
      guard !question.type.isAttached else { return }
      for field in question.fields { write(typed[path + field]) }
      guard let group = question.type.group else { return }
      for key in typed.rowKeys(path + question.id) {
        for inner in group.questions { write(inner, "\(path)\(question.id).\(key).", typed) }
      }
    }

    private mutating func write(_ values: [String]) {
      guard !values.isEmpty else {
        // A run ends before its length needs a second byte.
        if let place = run, bytes[place] < 0x7F { bytes[place] += 1 } else {
          bytes += [0, 0]
          run = bytes.count - 1
        }
        return
      }
      run = nil
      write(values.count)
      for value in values {
        write(value.utf8.count)
        bytes += value.utf8
      }
    }

    private mutating func write(_ number: Int) {
      var rest = number
      while rest > 0x7F {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>
    private var empty = 0

    init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { bytes.isEmpty && empty == 0 }

    mutating func read(_ question: Question, _ path: String, into typed: inout TypedAnswers) -> Bool {
      guard !question.type.isAttached else { return true }
      for field in question.fields {
        guard let values = readField() else { return false }
        typed[path + field] = values
      }
      guard let group = question.type.group else { return true }
      for key in typed.rowKeys(path + question.id) {
        for inner in group.questions {
          guard read(inner, "\(path)\(question.id).\(key).", into: &typed) else { return false }
        }
      }
      return true
    }

    private mutating func readField() -> [String]? {
      if empty > 0 {
        empty -= 1
        return []
      }
      guard let count = readNumber() else { return nil }
      if count == 0 {
        guard let further = readNumber() else { return nil }
        empty = further
        return []
      }
      var values: [String] = []
      for _ in 0..<count {
        guard let length = readNumber(), length <= bytes.count,
          let text = String(validating: bytes.prefix(length), as: UTF8.self)
        else { return nil }
        bytes = bytes.dropFirst(length)
        values.append(text)
      }
      return values
    }

    private mutating func readNumber() -> Int? {
      var number = 0
      for shift in stride(from: 0, through: 28, by: 7) {
        guard let byte = bytes.popFirst() else { return nil }
        number |= Int(byte & 0x7F) << shift
        if byte < 0x80 { return number }
      }
      return nil
    }
  }
}
