import Kernel
import Nihongo

extension Attachment {
  var json: JSONValue {
    .object([
      .init("id", .text(id)), .init("name", .text(name)), .init("byte-count", .number(byteCount)),
      .init("kind", .text(kind.rawValue)), .init("sha256", .text(sha256)),
    ])
  }

  init?(json: JSONValue) {
    guard let id = json["id"]?.text, let name = json["name"]?.text, let byteCount = json["byte-count"]?.number,
      byteCount >= 0, let kind = json["kind"]?.text.flatMap(FileKind.init), let sha256 = json["sha256"]?.text
    else { return nil }
    self.init(id: id, name: name, byteCount: byteCount, kind: kind, sha256: sha256)
  }
}

extension NameAnswer {
  var json: JSONValue {
    .object([
      .init("family", .text(family)), .init("given", .text(given)), .init("family-kana", .text(familyKana)),
      .init("given-kana", .text(givenKana)),
    ])
  }

  init?(json: JSONValue) {
    guard let family = json["family"]?.text, let given = json["given"]?.text,
      let familyKana = json["family-kana"]?.text, let givenKana = json["given-kana"]?.text
    else { return nil }
    self.init(family: family, given: given, familyKana: familyKana, givenKana: givenKana)
  }
}

extension Address {
  var json: JSONValue {
    .object([
      .init("postal-code", .text(postalCode?.description ?? "")), .init("prefecture", .text(prefecture)),
      .init("city", .text(city)), .init("town", .text(town)), .init("street", .text(street)),
      .init("building", .text(building)),
    ])
  }

  init?(json: JSONValue) {
    guard let postalCode = json["postal-code"]?.text, let prefecture = json["prefecture"]?.text,
      let city = json["city"]?.text, let town = json["town"]?.text, let street = json["street"]?.text,
      let building = json["building"]?.text, postalCode.isEmpty || PostalCode(postalCode) != nil
    else { return nil }
    self.init(
      postalCode: PostalCode(postalCode), prefecture: prefecture, city: city, town: town, street: street,
      building: building)
  }
}

extension Chosen {
  var json: JSONValue {
    .object([.init("option", .text(option))] + (other.map { [.init("other", .text($0))] } ?? []))
  }

  init?(json: JSONValue) {
    guard let option = json["option"]?.text else { return nil }
    self.init(option, other: json["other"]?.text)
  }
}

extension Answer {
  /// The kind of answer and its value, each under a key of its own.
  var json: JSONValue {
    switch self {
    case .text(let text): .object([.init("text", .text(text))])
    case .name(let name): .object([.init("name", name.json)])
    case .date(let date): .object([.init("date", .text(date.description))])
    case .number(let number): .object([.init("number", .number(number))])
    case .choice(let chosen): .object([.init("choice", chosen.json)])
    case .choices(let chosen): .object([.init("choices", .list(chosen.map(\.json)))])
    case .flag(let flag): .object([.init("flag", .flag(flag))])
    case .address(let address): .object([.init("address", address.json)])
    case .files(let files): .object([.init("files", .list(files.map(\.json)))])
    case .time(let time): .object([.init("time", .text(TimeText.text(time)))])
    case .dateRange(let span): .object([.init("date-range", span.json)])
    case .bankAccount(let account): .object([.init("bank-account", account.json)])
    case .individualNumber(let number): .object([.init("individual-number", .text(number.revealed))])
    case .location(let point): .object([.init("location", point.json)])
    case .rows(let rows): .object([.init("rows", .list(rows.map(\.json)))])
    case .unknown: .object([.init("unknown", .flag(true))])
    }
  }

  init?(json: JSONValue) {
    guard case .object(let members) = json, members.count == 1, let answer = Self.answer(members[0]) else {
      return nil
    }
    self = answer
  }

  private static func answer(_ member: JSONValue.Member) -> Answer? {
    let value = member.value
    return switch member.key {
    case "text": value.text.map(Answer.text)
    case "name": NameAnswer(json: value).map(Answer.name)
    case "date": value.text.flatMap { CivilDate($0) }.map(Answer.date)
    case "number": value.number.map(Answer.number)
    case "choice": Chosen(json: value).map(Answer.choice)
    case "choices": all(value, Chosen.init(json:)).map(Answer.choices)
    case "flag": value.flag.map(Answer.flag)
    case "address": Address(json: value).map(Answer.address)
    case "files": all(value, Attachment.init(json:)).map(Answer.files)
    case "time": value.text.flatMap { TimeText.read($0) }.map(Answer.time)
    case "date-range": DateSpan(json: value).map(Answer.dateRange)
    case "bank-account": BankAccount(json: value).map(Answer.bankAccount)
    case "individual-number": value.text.flatMap { IndividualNumber($0) }.map(Answer.individualNumber)
    case "location": GeoPoint(json: value).map(Answer.location)
    case "rows": all(value, Answers.init(json:)).map(Answer.rows)
    case "unknown": value.flag == true ? .unknown : nil
    default: nil
    }
  }

  private static func all<Item>(_ json: JSONValue, _ read: (JSONValue) -> Item?) -> [Item]? {
    guard let list = json.list else { return nil }
    let items = list.compactMap(read)
    return items.count == list.count ? items : nil
  }
}
