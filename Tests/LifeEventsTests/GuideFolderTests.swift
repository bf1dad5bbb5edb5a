import FEEL
import FormSchema
import Foundation
import Kernel
import LifePlan
import SourceFiles
import Testing

@testable import LifeEvents

@Suite("The folder of a guide") struct GuideFolderTests {
  @Test("reads without a finding, and its example gives its plan")
  func whole() throws {
    let outcome = GuideReader.read(SmallGuide.bytes, named: "moving", for: SmallGuide.facts)
    #expect(outcome.findings.isEmpty, "\(outcome.findings)")
    #expect(try #require(outcome.guide).steps.map(\.id) == ["out", "licence", "waste"])
    #expect(outcome.examples.count == 1)
  }

  @Test("has its mistakes named with file and line", arguments: [
    ("guide.yaml", "procedure: bulky-waste", "procedure: bulky-wast", GuideFinding.Code.unknownProcedure, 37),
    ("guide.yaml", "life-events: [moving]", "life-events: [mooving]", .unknownLifeEvent, 4),
    ("guide.yaml", "when: has-waste = true", "when: has-wast = true", .unknownQuestion, 38),
    ("guide.yaml", "when: has-waste = true", "when: has-waste =", .notFEEL, 38),
    ("guide.yaml", "after: [out]", "after: [uot]", .unknownStep, 35),
    ("guide.yaml", "after: [out]", "after: [licence]", .circle, 35),
    ("guide.yaml", "    why-not: 大きなごみがないため", "", .missingWhyNot, 36),
    ("guide.yaml", "id: moving\n", "id: Moving\n", .notAnID, 1),
    ("guide.yaml", "id: moving\n", "id: marriage\n", .folderNameDiffers, 1),
    ("guide.yaml", "  - id: waste", "  - id: out", .duplicateID, 36),
    ("guide.yaml", "type: date", "type: dat", .unknownType, 10),
    ("guide.yaml", "    why: ごみがあるためです。", "    wy: ごみがあるためです。", .unknownKey, 39),
    ("guide.yaml", "steps:", "steps: 1\nx:", .notAList, 16),
    ("text/en.yaml", "guide.title: Moving\n", "", .missingTranslation, 1),
    ("text/en.yaml", "guide.title: Moving", "guide.title: Moving\nguide.titel: x", .extraTranslation, 2),
    ("examples/out.yaml", "plan: [out, licence]", "plan: [licence, out]", .exampleDiffers, 7),
    ("examples/out.yaml", "out: 2027-01-03", "out: 2027-01-04", .exampleDiffers, 7),
    ("examples/out.yaml", "2026-12-20", "2026-13-20", .exampleUnread, 3),
    ("examples/out.yaml", "today: 2026-11-21", "today: soon", .notADate, 2),
    ("notes.txt", "", "x", .unexpectedFile, 1),
    ("text/en.yaml", "guide.title: Moving", "guide.title: [Moving", .notYAML, 1),
    ("guide.yaml", "id: moving\n", "id: moving\nid: moving\n", .duplicateKey, 2),
  ])
  func mistakes(file: String, old: String, new: String, code: GuideFinding.Code, line: Int) {
    let outcome = SmallGuide.read(file, old, new)
    #expect(outcome.guide == nil)
    let found = outcome.findings.filter { $0.code == code && $0.mark.file == file }
    #expect(found.contains { $0.mark.line == line }, "\(outcome.findings)")
  }

  @Test("is refused without one of its files", arguments: ["guide.yaml", "text/en.yaml", "text/easy-ja.yaml"])
  func missing(file: String) { #expect(SmallGuide.read(file, "", nil).findings.contains { $0.code == .missingFile }) }

  @Test("every finding has its sentences in both languages of officers", arguments: GuideFinding.Code.allCases)
  func sentences(code: GuideFinding.Code) {
    for language in [Language.japanese, .english] {
      let line = GuideFinding(code, at: SourceMark(file: "guide.yaml")).line(LifeEventsFeature.catalogue.texts(in: language))
      #expect(!line.contains("lifeevents."), "\(line)")
    }
  }

  @Test("every trouble with a file is a finding of the same name", arguments: SourceTrouble.Code.allCases)
  func named(code: SourceTrouble.Code) { #expect(GuideFinding.Code(rawValue: code.rawValue) != nil) }

  @Test("a key that stands twice is said with the line of the first")
  func duplicate() {
    let outcome = SmallGuide.read("guide.yaml", "id: moving\n", "id: moving\nid: moving\n")
    let lines = outcome.findings.map { $0.line(LifeEventsFeature.catalogue.texts(in: .english)) }
    #expect(lines.contains { $0.contains("“id” stands here for the second time; first in line 1.") }, "\(lines)")
  }

  @Test("links and files that are too large are said, and not taken for missing")
  func untaken() throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "guide-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: folder) }
    for (file, bytes) in SmallGuide.bytes {
      let url = folder.appending(path: file)
      try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    try manager.removeItem(at: folder.appending(path: "text/en.yaml"))
    try manager.createSymbolicLink(
      at: folder.appending(path: "text/en.yaml"), withDestinationURL: folder.appending(path: "text/easy-ja.yaml"))
    try Data(count: YAMLSource.mostBytes + 1).write(to: folder.appending(path: "text/easy-ja.yaml"))
    let content = try #require(GuideFolder.content(of: folder.path))
    let outcome = GuideReader.read(content.files, named: "moving", findings: content.findings)
    #expect(outcome.guide == nil)
    #expect(outcome.findings.map { "\($0.mark.file) \($0.code.rawValue)" }.sorted().prefix(2) == [
      "text/easy-ja.yaml file-too-large", "text/en.yaml linked-file",
    ])
    #expect(!outcome.findings.contains { $0.code == .missingFile })
  }

  @Test("what was stored is read as it was checked, and the same content is the same guide")
  func stored() throws {
    let stored = StoredGuide(SmallGuide.bytes)
    let again = try #require(StoredGuide(text: stored.text))
    #expect(again.files == SmallGuide.bytes && again.hash == stored.hash)
    #expect(StoredGuide(text: "x") == nil)
  }

  static let exampleGuides: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let parent = root.appending(path: "Examples/TsumugiCity/life-events")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.sorted().map { parent.appending(path: $0).path }
  }()

  @Test("the example town has a guide for each of six events") func six() {
    #expect(Self.exampleGuides.map { String($0.split(separator: "/").last ?? "") } == [
      "birth", "care", "death", "divorce", "marriage", "moving",
    ])
  }

  @Test("the guides of the example town are without a finding", arguments: exampleGuides)
  func examples(folder: String) throws {
    let town = URL(filePath: folder).deletingLastPathComponent().deletingLastPathComponent()
    let procedures = try FileManager.default.contentsOfDirectory(atPath: town.appending(path: "procedures").path)
    let facts = GuideFacts(
      procedures: Set(procedures), lifeEvents: ["birth-children", "pregnancy", "moving", "marriage", "care", "death-inheritance"])
    let content = try #require(GuideFolder.content(of: folder))
    #expect(content.findings.isEmpty)
    let name = String(folder.split(separator: "/").last ?? "")
    let outcome = GuideReader.read(content.files, named: name, for: facts)
    #expect(outcome.findings.isEmpty, "\(outcome.findings)")
    #expect(outcome.examples.count >= 2)
    let guide = try #require(outcome.guide)
    #expect(Set(guide.translations.keys) == [.english, .easyJapanese])
    #expect(guide.steps.allSatisfy { $0.procedure != nil || $0.title != nil })
  }
}
