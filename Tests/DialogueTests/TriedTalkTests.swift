import FormSchema
import HTMLKit
import Kernel
import Ports
import Testing
import Web
import WebTestSupport

@testable import Dialogue

@Suite("A procedure in the making as a conversation") struct TriedTalkTests {
  private func written(
    _ fields: [String: [String]], _ write: (TriedApplication, Texts, inout HTML) -> Void
  ) throws -> String {
    let tried = TriedApplication(
      .talkSample, typed: TypedAnswers(fields), on: try #require(CivilDate("2026-11-02")))
    var html = HTML()
    write(tried, DialogueFeature.catalogue.texts(in: .japanese), &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test("shows what was said and what is asked next; nothing can be sent or changed")
  func talk() throws {
    let begun = try written(["birth": ["1970-03-02"]]) { DialogueFeature.writeTalk($0, $1, into: &$2) }
    #expect(begun.contains("生年月日") && begun.contains("1970") && begun.contains("talk-question"))
    #expect(!begun.contains("<form") && !begun.contains("name=\"return\""))
    let fresh = try written([:]) { DialogueFeature.writeTalk($0, $1, into: &$2) }
    #expect(!fresh.contains("1970") && fresh.contains("talk-question"))
  }

  @Test("is the whole script for the telephone")
  func script() throws {
    let script = try written([:]) { DialogueFeature.writeScript($0, $1, into: &$2) }
    for words in ["住所", "生年月日", "呼び名"] { #expect(script.contains(words), "\(words)") }
  }
}
