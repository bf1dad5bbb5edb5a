import Kernel
import Nihongo

/// The bytes of a record that cannot be read back.
public struct RecordRefusal: Error, Sendable, Equatable {
  /// What stood where something else was expected. Never personal.
  public let part: String
}

extension ApplicationRecord {
  /// What the first member of every record says: how it is to be read.
  static let format = "tsumugi-application-1"

  /// UTF-8 JSON: keys in a fixed order, no insignificant whitespace, whole numbers, every scalar as it was given.
  public var canonicalBytes: [UInt8] {
    JSONValue.object(head + people + [.init("answers", .list(answers.map { $0.json(withPersonal: true) }))])
      .canonicalBytes
  }

  /// The part without anything personal; personal answers leave an empty place.
  public var openBytes: [UInt8] {
    JSONValue.object(head + [.init("answers", .list(answers.map { $0.json(withPersonal: false) }))]).canonicalBytes
  }

  /// Who applied for whom, and the personal answers in order: to be encrypted.
  public var personalBytes: [UInt8] {
    JSONValue.object(people + [.init("answers", .list(answers.filter(\.isPersonal).map(\.answer.json)))])
      .canonicalBytes
  }

  /// Reads ``canonicalBytes`` back.
  /// - Throws: ``RecordRefusal``
  public init(canonicalBytes: some Sequence<UInt8>) throws(RecordRefusal) {
    let json = try Self.read(canonicalBytes)
    try self.init(head: json, people: json, entries: Self.entries(json, personal: nil))
  }

  /// Joins the two parts again.
  /// - Throws: ``RecordRefusal``, also when the parts are not of one record's shape.
  public init(openBytes: some Sequence<UInt8>, personalBytes: some Sequence<UInt8>) throws(RecordRefusal) {
    let open = try Self.read(openBytes), personal = try Self.read(personalBytes)
    guard let answers = personal["answers"]?.list else { throw RecordRefusal(part: "answers") }
    try self.init(head: open, people: personal, entries: Self.entries(open, personal: answers))
  }

  private var head: [JSONValue.Member] {
    [
      .init("format", .text(Self.format)), .init("procedure", .text(procedure)), .init("version", .text(version.hex)),
      .init("applied-on", .text(appliedOn.description)),
    ]
  }

  private var people: [JSONValue.Member] {
    [
      .init("applicant", applicant.json), .init("subject", subject?.json ?? .null),
      .init("proxy", proxy?.json ?? .null),
    ]
  }

  private static func read(_ bytes: some Sequence<UInt8>) throws(RecordRefusal) -> JSONValue {
    do { return try JSONReader.read(bytes) } catch { throw RecordRefusal(part: "json") }
  }

  private init(head: JSONValue, people: JSONValue, entries: [Entry]) throws(RecordRefusal) {
    guard head["format"]?.text == Self.format else { throw RecordRefusal(part: "format") }
    guard let procedure = head["procedure"]?.text else { throw RecordRefusal(part: "procedure") }
    guard let version = head["version"]?.text.flatMap({ ProcedureVersionID($0) }) else {
      throw RecordRefusal(part: "version")
    }
    guard let appliedOn = head["applied-on"]?.text.flatMap({ CivilDate($0) }) else {
      throw RecordRefusal(part: "applied-on")
    }
    guard let applicant = people["applicant"].flatMap(Applicant.init(json:)) else {
      throw RecordRefusal(part: "applicant")
    }
    self.init(
      version: version, procedure: procedure, appliedOn: appliedOn, applicant: applicant,
      subject: try Self.optional(people, "subject", Subject.init(json:)),
      proxy: try Self.optional(people, "proxy", Proxy.init(json:)), answers: entries)
  }

  private static func optional<Party>(
    _ json: JSONValue, _ key: String, _ read: (JSONValue) -> Party?
  ) throws(RecordRefusal) -> Party? {
    guard let value = json[key] else { throw RecordRefusal(part: key) }
    if value == .null { return nil }
    guard let party = read(value) else { throw RecordRefusal(part: key) }
    return party
  }

  /// - Parameter personal: the personal answers in order; `nil` when they stand in their places.
  private static func entries(_ json: JSONValue, personal: [JSONValue]?) throws(RecordRefusal) -> [Entry] {
    guard let list = json["answers"]?.list else { throw RecordRefusal(part: "answers") }
    var rest = (personal ?? [])[...]
    var entries: [Entry] = []
    for item in list {
      guard let question = item["question"]?.text, let isPersonal = item["personal"]?.flag else {
        throw RecordRefusal(part: "answers")
      }
      let stored = isPersonal && personal != nil ? rest.popFirst() : item["answer"]
      guard let answer = stored.flatMap(Answer.init(json:)) else { throw RecordRefusal(part: "answers.\(question)") }
      entries.append(Entry(question: question, answer: answer, isPersonal: isPersonal))
    }
    guard rest.isEmpty else { throw RecordRefusal(part: "answers") }
    return entries
  }
}

extension ApplicationRecord.Entry {
  func json(withPersonal: Bool) -> JSONValue {
    .object(
      [.init("question", .text(question)), .init("personal", .flag(isPersonal))]
        + (isPersonal && !withPersonal ? [] : [.init("answer", answer.json)]))
  }
}

extension ApplicationRecord.Applicant {
  var json: JSONValue {
    .object([
      .init("name", name?.json ?? .null), .init("birth-date", birthDate.map { .text($0.description) } ?? .null),
      .init("address", address?.json ?? .null), .init("phone", phone.map { .text($0) } ?? .null),
      .init("email", email.map { .text($0) } ?? .null),
    ])
  }

  init?(json: JSONValue) {
    guard let name = json.optional("name", NameAnswer.init(json:)), let birthDate = json.optional("birth-date", \.date),
      let address = json.optional("address", Address.init(json:)), let phone = json.optional("phone", \.text),
      let email = json.optional("email", \.text)
    else { return nil }
    self.init(name: name, birthDate: birthDate, address: address, phone: phone, email: email)
  }
}

extension ApplicationRecord.Subject {
  var json: JSONValue {
    .object([
      .init("name", name?.json ?? .null), .init("birth-date", birthDate.map { .text($0.description) } ?? .null),
      .init("address", address?.json ?? .null),
    ])
  }

  init?(json: JSONValue) {
    guard let name = json.optional("name", NameAnswer.init(json:)), let birthDate = json.optional("birth-date", \.date),
      let address = json.optional("address", Address.init(json:))
    else { return nil }
    self.init(name: name, birthDate: birthDate, address: address)
  }
}

extension ApplicationRecord.Proxy {
  var json: JSONValue {
    .object([.init("name", name?.json ?? .null), .init("relation", relation.map { .text($0) } ?? .null)])
  }

  init?(json: JSONValue) {
    guard let name = json.optional("name", NameAnswer.init(json:)), let relation = json.optional("relation", \.text)
    else { return nil }
    self.init(name: name, relation: relation)
  }
}

extension JSONValue {
  /// The member of a key that may be null.
  /// - Returns: `nil` when the key is not there, or something else stands there than what `read` reads.
  fileprivate func optional<Value>(_ key: String, _ read: (JSONValue) -> Value?) -> Value?? {
    guard let member = self[key] else { return nil }
    return member == .null ? .some(nil) : read(member).map { .some($0) }
  }

  fileprivate var date: CivilDate? { text.flatMap { CivilDate($0) } }
}
