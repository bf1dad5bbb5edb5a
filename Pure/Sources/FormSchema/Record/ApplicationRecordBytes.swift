import Kernel
import Nihongo

/// The bytes of a record that cannot be read back.
public struct RecordRefusal: Error, Sendable, Equatable {
  /// What stood where something else was expected. Never personal.
  public let part: String
}

/// The shape of 申請（個人）: who applies to whom, for whom and how to be reached (A票), and what for (B票).
///
/// Where somebody applies for another, that one is the 申請者 and the other the 委任者, as the shape has it;
/// ``applicant`` stays the one it is done for. `delegator-role` is what the one is to the other, as the form asks it.
///
/// - Note: Source: 政府相互運用性フレームワーク（GIF）v2.2, 451-1-1 申請（個人）データモデル, read 2026-11-21.
extension ApplicationRecord {
  /// What the first member of every record says: how it is to be read.
  static let format = "tsumugi-application-2"

  /// UTF-8 JSON: keys in a fixed order, no insignificant whitespace, whole numbers, every scalar as it was given.
  public var canonicalBytes: [UInt8] {
    json(basic: openBasic + people, content: [subjectMember] + openContent, withPersonal: true)
  }

  /// The part without anything personal; personal answers leave an empty place.
  public var openBytes: [UInt8] { json(basic: openBasic, content: openContent, withPersonal: false) }

  /// Who applied for whom, and the personal answers in order: to be encrypted.
  public var personalBytes: [UInt8] {
    let personal = JSONValue.Member("answers", .list(answers.filter(\.isPersonal).map(\.answer.json)))
    return JSONValue.object([
      .init("basic", .object(people)), .init("content", .object([subjectMember, personal])),
    ]).canonicalBytes
  }

  /// Reads ``canonicalBytes`` back, also of records kept before their shape was that of GIF.
  /// - Throws: ``RecordRefusal``
  public init(canonicalBytes: some Sequence<UInt8>) throws(RecordRefusal) {
    let json = try Self.read(canonicalBytes)
    if json["format"]?.text == Self.firstFormat {
      try self.init(first: json, people: json, entries: Self.entries(json, personal: nil))
      return
    }
    let content = json["content"] ?? .null
    try self.init(open: json, personal: json, entries: Self.entries(content, personal: nil))
  }

  /// Joins the two parts again.
  /// - Throws: ``RecordRefusal``, also when the parts are not of one record's shape.
  public init(openBytes: some Sequence<UInt8>, personalBytes: some Sequence<UInt8>) throws(RecordRefusal) {
    let open = try Self.read(openBytes), personal = try Self.read(personalBytes)
    if open["format"]?.text == Self.firstFormat {
      guard let answers = personal["answers"]?.list else { throw RecordRefusal(part: "answers") }
      try self.init(first: open, people: personal, entries: Self.entries(open, personal: answers))
      return
    }
    guard let content = open["content"], let answers = personal["content"]?["answers"]?.list else {
      throw RecordRefusal(part: "answers")
    }
    try self.init(open: open, personal: personal, entries: Self.entries(content, personal: answers))
  }

  private func json(basic: [JSONValue.Member], content: [JSONValue.Member], withPersonal: Bool) -> [UInt8] {
    let answers = JSONValue.Member("answers", .list(answers.map { $0.json(withPersonal: withPersonal) }))
    return JSONValue.object([
      .init("format", .text(Self.format)), .init("basic", .object(basic)),
      .init("content", .object(content + [answers])),
    ]).canonicalBytes
  }

  private var openBasic: [JSONValue.Member] {
    [
      .init("addressee", addressee.map { .text($0) } ?? .null), .init("applied-on", .text(appliedOn.description)),
    ]
  }

  private var openContent: [JSONValue.Member] {
    [
      .init("name", .text(title)), .init("procedure", .text(procedure)), .init("version", .text(version.hex)),
    ]
  }

  private var people: [JSONValue.Member] {
    let own = Person(name: applicant.name, birthDate: applicant.birthDate, address: applicant.address).json
    return [
      .init("applicant", proxy.map { Person(name: $0.name).json } ?? own),
      .init("delegator", proxy == nil ? .null : own),
      .init("delegator-role", proxy?.relation.map { .text($0) } ?? .null),
      .init("contact", .object([
        .init("phone", applicant.phone.map { .text($0) } ?? .null),
        .init("email", applicant.email.map { .text($0) } ?? .null),
      ])),
    ]
  }

  private var subjectMember: JSONValue.Member {
    .init("subject", subject.map { Person(name: $0.name, birthDate: $0.birthDate, address: $0.address).json } ?? .null)
  }

  static func read(_ bytes: some Sequence<UInt8>) throws(RecordRefusal) -> JSONValue {
    do { return try JSONReader.read(bytes) } catch { throw RecordRefusal(part: "json") }
  }

  private init(open: JSONValue, personal: JSONValue, entries: [Entry]) throws(RecordRefusal) {
    guard open["format"]?.text == Self.format else { throw RecordRefusal(part: "format") }
    guard let content = open["content"], let title = content["name"]?.text else { throw RecordRefusal(part: "content") }
    let (procedure, version) = try Self.origin(content)
    let basic = open["basic"] ?? .null, people = personal["basic"] ?? .null
    guard let addressee = basic.optional("addressee", \.text) else { throw RecordRefusal(part: "addressee") }
    let cast = try Self.cast(people)
    guard let subject = personal["content"]?.optional("subject", Person.init(json:)) else {
      throw RecordRefusal(part: "subject")
    }
    self.init(
      version: version, procedure: procedure, title: title, addressee: addressee, appliedOn: try Self.day(basic),
      applicant: cast.applicant,
      subject: subject.map { Subject(name: $0.name, birthDate: $0.birthDate, address: $0.address) },
      proxy: cast.proxy, answers: entries)
  }

  static func origin(_ json: JSONValue) throws(RecordRefusal) -> (procedure: String, version: ProcedureVersionID) {
    guard let procedure = json["procedure"]?.text else { throw RecordRefusal(part: "procedure") }
    guard let version = json["version"]?.text.flatMap({ ProcedureVersionID($0) }) else {
      throw RecordRefusal(part: "version")
    }
    return (procedure, version)
  }

  static func day(_ json: JSONValue) throws(RecordRefusal) -> CivilDate {
    guard let day = json["applied-on"]?.text.flatMap({ CivilDate($0) }) else {
      throw RecordRefusal(part: "applied-on")
    }
    return day
  }

  private static func cast(_ people: JSONValue) throws(RecordRefusal) -> (applicant: Applicant, proxy: Proxy?) {
    guard let first = people["applicant"].flatMap(Person.init(json:)),
      let delegator = people.optional("delegator", Person.init(json:)),
      let role = people.optional("delegator-role", \.text), let contact = people["contact"],
      let phone = contact.optional("phone", \.text), let email = contact.optional("email", \.text)
    else { throw RecordRefusal(part: "applicant") }
    let own = delegator ?? first
    let applicant = Applicant(
      name: own.name, birthDate: own.birthDate, address: own.address, phone: phone, email: email)
    return (applicant, delegator == nil ? nil : Proxy(name: first.name, relation: role))
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

/// A person as a record writes one.
struct Person {
  var name: NameAnswer?
  var birthDate: CivilDate?
  var address: Address?

  init(name: NameAnswer?, birthDate: CivilDate? = nil, address: Address? = nil) {
    (self.name, self.birthDate, self.address) = (name, birthDate, address)
  }

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

extension JSONValue {
  /// The member of a key that may be null.
  /// - Returns: `nil` when the key is not there, or something else stands there than what `read` reads.
  func optional<Value>(_ key: String, _ read: (JSONValue) -> Value?) -> Value?? {
    guard let member = self[key] else { return nil }
    return member == .null ? .some(nil) : read(member).map { .some($0) }
  }

  var date: CivilDate? { text.flatMap { CivilDate($0) } }
}
