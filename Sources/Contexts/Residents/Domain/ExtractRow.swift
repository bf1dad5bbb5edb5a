import Kernel
import Nihongo

/// Reads one row of an extract.
struct ExtractRow {
  let header: ExtractHeader
  /// Where people live when the extract does not say: the town itself.
  let home: Home

  struct Home: Sendable, Equatable {
    let prefecture: String
    let city: String
  }

  /// A field that cannot be taken over.
  struct Fault: Sendable, Equatable {
    let item: ResidentItem
    let fault: ItemFault
  }

  /// - Returns: the person, or everything that is wrong with the row.
  func read(_ fields: [String]) -> (resident: RegisteredResident?, faults: [Fault]) {
    var items: [ResidentItem: String] = [:]
    var faults: [Fault] = []
    for (item, field) in zip(header.columns, fields) {
      guard let item else { continue }
      do { items[item] = try item.read(field) } catch { faults.append(Fault(item: item, fault: error)) }
    }
    complete(&items, &faults)
    return faults.isEmpty ? (RegisteredResident(items: items), []) : (nil, faults)
  }

  private func complete(_ items: inout [ResidentItem: String], _ faults: inout [Fault]) {
    split(.name, into: (.family, .given), &items, &faults)
    split(.nameKana, into: (.familyKana, .givenKana), &items, &faults)
    split(.nameLatin, into: (.familyLatin, .givenLatin), &items, &faults)
    // A foreign resident may be registered in Latin letters alone.
    if items[.family, default: ""].isEmpty {
      items[.family] = items[.familyLatin]
      if items[.given, default: ""].isEmpty { items[.given] = items[.givenLatin] }
    }
    if items[.prefecture, default: ""].isEmpty { items[.prefecture] = home.prefecture }
    if items[.city, default: ""].isEmpty { items[.city] = home.city }
    for item in [ResidentItem.number, .household, .family] where items[item, default: ""].isEmpty {
      guard !faults.contains(where: { $0.item == item || $0.item == .name && item == .family }) else { continue }
      faults.append(Fault(item: item, fault: .empty))
    }
  }

  /// Takes a whole name apart at its first space; what already stands in parts counts more.
  private func split(
    _ whole: ResidentItem, into parts: (family: ResidentItem, given: ResidentItem),
    _ items: inout [ResidentItem: String], _ faults: inout [Fault]
  ) {
    guard let name = items.removeValue(forKey: whole), !name.isEmpty, items[parts.family, default: ""].isEmpty else {
      return
    }
    let words = name.unicodeScalars.split(maxSplits: 1) { $0.properties.isWhitespace }
      .map { String(String.UnicodeScalarView($0)) }
    let isLatin = name.unicodeScalars.allSatisfy { $0.isASCII }
    guard words.count == 2 || isLatin || whole == .nameKana else {
      faults.append(Fault(item: whole, fault: .name))
      return
    }
    items[parts.family] = words.first
    items[parts.given] = words.count == 2 ? words[1].drop { $0.isWhitespace }.description : ""
  }
}
