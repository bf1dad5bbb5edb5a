import Foundation
import Kernel
@testable import Municipality
import Testing
import Web

@Suite("The town file") struct TownFileTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples")

  @Test("both example towns are read whole", arguments: ["TsumugiCity", "AsagiTown"])
  func examples(town: String) throws {
    let profile = try TownFile.read(Self.folder.appending(path: "\(town)/town.yaml").path)
    #expect(!profile.departments.isEmpty && !profile.categories.isEmpty && !profile.hosts.isEmpty)
    #expect(profile.departments.allSatisfy { $0.documentSign?.isEmpty == false })
    #expect(profile.municipalityCode.count == 6 && !profile.name(in: .english).isEmpty)
  }

  @Test("a mistake is named with its line", arguments: [
    ("code: \"142999\"", "code: \"142990\"", 4, "code"), ("id: tsumugi-city", "id: Tsumugi City", 3, "id"),
    ("    phone: 0463-00-1201\n", "", 38, "phone"),
  ])
  func mistakes(from: String, to: String, line: Int, word: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: "TsumugiCity/town.yaml"), encoding: .utf8)
    let broken = text.replacingOccurrences(of: from, with: to)
    #expect(broken != text)
    let mistake = #expect(throws: TownFile.Mistake.self) { try TownFile.read(broken, file: "town.yaml") }
    #expect(mistake?.what.contains(word) == true)
    #expect(abs((mistake?.line ?? 0) - line) <= 1)
  }

  @Test("rubbish is a mistake and no crash", arguments: ["", "{", "a: [", "- 1\n- 2", "\u{0}"])
  func rubbish(text: String) { #expect(throws: TownFile.Mistake.self) { try TownFile.read(text, file: "town.yaml") } }
}
