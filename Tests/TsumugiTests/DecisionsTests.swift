import ArgumentParser
import FEEL
import Foundation
import Testing

@testable import Tsumugi

/// A folder of rules for one test.
private struct RuleFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  @discardableResult
  func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return path(name)
  }

  func text(_ name: String) throws -> String { try String(contentsOf: url.appending(path: name), encoding: .utf8) }

  /// Output without the folder's own name.
  func relative(_ lines: [String]) -> [String] { lines.map { $0.replacing(url.path + "/", with: "") } }
}

private func withRules(_ body: (RuleFolder) throws -> Void) throws {
  let folder = try RuleFolder()
  defer { try? FileManager.default.removeItem(at: folder.url) }
  try body(folder)
}

/// A fee by purpose and number of copies, in DMN 1.3; 150 yen each from 65 years on.
private func fee(
  young: String = "< 65", old: String = ">= 65", amount: String = "300 * 通数", purpose: String = "not(\"年金\")",
  requirement: String = "<requiredInput href=\"#n\"/>"
) -> String {
  func rule(_ purpose: String, _ age: String, _ fee: String) -> String {
    let cells = [purpose, age].map { "<inputEntry><text>\($0.replacing("<", with: "&lt;"))</text></inputEntry>" }
    return "<rule>\(cells.joined())<outputEntry><text>\(fee)</text></outputEntry>"
      + "<annotationEntry><text>条例 別表第1</text></annotationEntry></rule>"
  }
  func input(_ name: String, _ id: String, _ type: String) -> String {
    "<inputData name=\"\(name)\" id=\"\(id)\"><variable name=\"\(name)\" typeRef=\"\(type)\"/></inputData>"
  }
  return """
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="手数料" namespace="urn:fee">
    \(input("使用目的", "p", "string"))\(input("年齢", "a", "number"))\(input("通数", "n", "number"))
    <decision name="手数料" id="fee"><variable name="手数料" typeRef="number"/>
    <informationRequirement><requiredInput href="#p"/></informationRequirement>
    <informationRequirement><requiredInput href="#a"/></informationRequirement>
    <informationRequirement>\(requirement)</informationRequirement>
    <decisionTable>
    <input label="使用目的"><inputExpression typeRef="string"><text>使用目的</text></inputExpression></input>
    <input label="年齢（歳）"><inputExpression typeRef="number"><text>年齢</text></inputExpression></input>
    <output label="手数料（円）" typeRef="number"/><annotation name="出典"/>
    \(rule("\"年金\"", "-", "0"))
    \(rule(purpose, young, amount))
    \(rule(purpose, old, "150 * 通数"))
    </decisionTable></decision></definitions>
    """
}

@Suite("The command that checks rules")
struct DecisionsCheckTests {
  private func check(_ arguments: [String], language: String = "en") throws -> DecisionReply {
    try DecisionsCheckCommand.parse(arguments + ["--language", language]).reply()
  }

  @Test("a table without gaps is all well")
  func well() throws {
    try withRules { folder in
      let reply = try check([folder.write(fee(), "fee.dmn")])
      #expect(reply.status == 0)
      #expect(folder.relative(reply.output) == ["fee.dmn: all well (1 decision, 1 table, 3 rules)."])
    }
  }

  @Test("a gap is found with an example, in either language")
  func gap() throws {
    try withRules { folder in
      let path = try folder.write(fee(old: "> 65"), "fee.dmn")
      let english = try check([path])
      #expect(english.status == 1)
      #expect(folder.relative(english.output).first?.hasPrefix("fee.dmn:3:1: mistake: No rule fits") == true)
      #expect(english.output.first?.contains("65") == true)
      let japanese = try check([path], language: "ja")
      #expect(folder.relative(japanese.output).first?.contains("どの行にも当たりません") == true)
    }
  }

  @Test("a mistake in a cell is told with its place in the file and in the expression")
  func expression() throws {
    try withRules { folder in
      let reply = try check([folder.write(fee(amount: "300 * "), "fee.dmn")])
      #expect(reply.status == 1)
      let line = folder.relative(reply.output)[0]
      #expect(line.hasPrefix("fee.dmn:12:"))
      #expect(line.contains("“手数料”: there is a mistake in an expression: “300 *”."))
      #expect(line.hasSuffix("(line 1, column 7 of the expression)"))
    }
  }

  @Test("what is no model ends with a place and a way out", arguments: [
    ("no xml", Int32(1), "x.dmn:1:1: This is not well-formed XML"),
    ("<a/>", 1, "x.dmn:1:1: This is no DMN file"),
    ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", 1, "x.dmn:1:1: There is a DOCTYPE"),
    (String(repeating: "<a>", count: 100_000), 1, "x.dmn:1:"),
    ("", 1, "x.dmn:1:1: This is not well-formed XML"),
    (String(repeating: " ", count: 17 * 1_048_576), 2, "x.dmn: is too large"),
    (fee(requirement: "<requiredDecision href=\"#fee\"/>"), 1, "x.dmn:3:1: “手数料”: the decision needs itself"),
    (fee(requirement: "<requiredInput href=\"#other\"/>"), 1, "x.dmn:6:"),
  ])
  func refused(text: String, status: Int32, beginning: String) throws {
    try withRules { folder in
      let reply = try check([folder.write(text, "x.dmn")])
      #expect(reply.status == status)
      let lines = folder.relative(reply.output + reply.errors)
      #expect(lines.first?.hasPrefix(beginning) == true, "\(lines.first?.prefix(200) ?? "")")
    }
  }

  @Test("a missing file, a folder without sheets and a file of unknown kind are told apart")
  func unreadable() throws {
    try withRules { folder in
      try folder.write("a", "fee.txt")
      let reply = try check([folder.path("nothing.dmn"), folder.url.path, folder.path("fee.txt")], language: "ja")
      #expect(reply.status == 2)
      #expect(reply.errors[0].hasSuffix("nothing.dmn: 読めません。名前と場所を確かめてください。"))
      #expect(reply.errors[1].hasSuffix(": .csv のファイルがありません。"))
      #expect(reply.errors[2].contains("のファイルか、.csv のあるフォルダを指定してください"))
    }
  }

  @Test("a type nobody has defined is told once for each column that has it")
  func missingType() throws {
    try withRules { folder in
      let text = fee().replacing("<inputExpression typeRef=\"number\">", with: "<inputExpression typeRef=\"歳数\">")
      let reply = try check([folder.write(text, "fee.dmn")])
      #expect(reply.status == 1)
      #expect(
        folder.relative(reply.output) == [
          "fee.dmn:3:1: mistake: The type “歳数” of “年齢（歳）” is not defined.",
          "fee.dmn: 1 mistake, 0 undecided, 0 remarks",
        ])
    }
  }

  /// 区分、見出し and a row in the encoding of Japanese Windows.
  private static let shiftJIS: [UInt8] = [
    0x8B, 0xE6, 0x95, 0xAA, 0x2C, 0x8F, 0xF0, 0x8C, 0x8F, 0x2C, 0x8C, 0x8B, 0x89, 0xCA, 0x0D, 0x0A,  // 区分,条件,結果
    0x8C, 0xA9, 0x8F, 0x6F, 0x82, 0xB5, 0x2C, 0x61, 0x2C, 0x62, 0x0D, 0x0A,  // 見出し,a,b
    0x31, 0x2C, 0x36, 0x35, 0x96, 0xA2, 0x96, 0x9E, 0x2C, 0x31, 0x0D, 0x0A,  // 1,65未満,1
    0x32, 0x2C, 0x81, 0x86, 0x36, 0x35, 0x2C, 0x87, 0x40, 0x0D, 0x0A,  // 2,≧65,①
  ]

  @Test("a CSV file is read as Excel for Japanese saves it; what is no text is refused with what to do")
  func codePage() throws {
    try withRules { folder in
      try Data(Self.shiftJIS).write(to: folder.url.appending(path: "fee.csv"))
      let reply = try check([folder.path("fee.csv")])
      #expect(folder.relative(reply.output) == ["fee.csv: all well (1 decision, 1 table, 2 rules)."])
      try Data([0x81, 0xFF, 0xFE, 0x80]).write(to: folder.url.appending(path: "b.csv"))
      let refused = try check([folder.path("b.csv")], language: "ja")
      #expect(refused.status == 1 && refused.errors.first?.contains("「CSV UTF-8」の形式で保存し直してください") == true)
    }
  }

  @Test("a day that is none is refused")
  func day() throws {
    try withRules { folder in
      let reply = try check([folder.write(fee(), "fee.dmn"), "--on", "2026-02-30"])
      #expect(reply.status == 2)
    }
  }
}

@Suite("The commands that make decisions")
struct DecisionsMakingTests {
  private static let facts = "{\"使用目的\": \"その他\", \"年齢\": 40, \"通数\": 2}"

  private func evaluate(_ arguments: [String]) throws -> DecisionReply {
    try DecisionsEvaluateCommand.parse(arguments + ["--language", "en"]).reply()
  }

  @Test("the value is printed as JSON")
  func value() throws {
    try withRules { folder in
      let path = try folder.write(fee(), "fee.dmn")
      let reply = try evaluate([path, "--input", Self.facts])
      #expect(reply == DecisionReply(output: ["600"]))
      let asJSON = try evaluate([path, "--input", Self.facts, "--json", "--decision", "手数料"])
      #expect(
        asJSON.output == ["{\"decision\":\"手数料\",\"value\":600,\"outputs\":{\"手数料\":600},\"problems\":[]}"])
    }
  }

  @Test("the facts may stand in a file")
  func file() throws {
    try withRules { folder in
      let reply = try evaluate([folder.write(fee(), "fee.dmn"), "--input", folder.write(Self.facts, "facts.json")])
      #expect(reply.output == ["600"])
    }
  }

  @Test("wrong facts are told with what would have been right", arguments: [
    ("{\"年令\": 1}", Int32(2), "There is no input “年令”. There are: 使用目的, 年齢, 通数"),
    ("{\"年齢\":", 2, "--input:1:7: This is not JSON."),
    ("[1]", 2, "--input: write the inputs as an object, { \"name\": value }."),
    ("none.json", 2, "none.json: cannot be read. Check its name and place."),
    ("{\"年齢\": 40, \"通数\": 1}", 0, "Inputs without a value count as empty: 使用目的"),
  ])
  func wrongFacts(facts: String, status: Int32, line: String) throws {
    try withRules { folder in
      let reply = try evaluate([folder.write(fee(purpose: "-"), "fee.dmn"), "--input", facts])
      #expect(reply.status == status)
      #expect(reply.errors.first == line)
    }
  }

  @Test("a fact of the wrong kind is told with its name, and the status says so")
  func wrongKind() throws {
    try withRules { folder in
      let facts = "{\"使用目的\": \"その他\", \"年齢\": \"四十\", \"通数\": 2}"
      let reply = try evaluate([folder.write(fee(), "fee.dmn"), "--input", facts])
      #expect(reply.status == 1)
      let line = try #require(folder.relative(reply.errors).first)
      #expect(line.hasPrefix("fee.dmn:2:"))
      #expect(
        line.hasSuffix("“年齢”: the input is not among the values allowed: found string, expected a value of number."))
    }
  }

  @Test("an unknown decision is told with those there are")
  func unknown() throws {
    try withRules { folder in
      let path = try folder.write(fee(), "fee.dmn")
      let reply = try evaluate([path, "--decision", "料金"])
      #expect(reply == DecisionReply(errors: ["There is no decision “料金”. There are: 手数料"], status: 2))
      #expect(try evaluate([path, "--service", "s"]).status == 2)
      #expect(throws: (any Error).self) { try evaluate([path, "--service", "s", "--decision", "d"]) }
    }
  }

  @Test("why is told in words, in either language, and as data")
  func explain() throws {
    try withRules { folder in
      let path = try folder.write(fee(), "fee.dmn")
      func explain(_ more: String...) throws -> DecisionReply {
        try DecisionsExplainCommand.parse([path, "--input", Self.facts] + more).reply()
      }
      #expect(
        try explain("--language", "ja").output == [
          "手数料は 600円 です。表「手数料」の2行目（使用目的「その他」は「年金」以外、年齢 40歳は65歳未満）に当たり、300 × 通数（2） です（条例 別表第1）。"
        ])
      #expect(
        try explain("--language", "en").output == [
          "手数料 is 600 yen. Row 2 of the table “手数料” applies (使用目的 “その他” is not “年金”; 年齢 40 years is less than "
            + "65 years): 300 × 通数 (2) (条例 別表第1)."
        ])
      let data = try #require(try explain("--json").output.first)
      let object = try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any]
      #expect(object?["value"] as? Int == 600)
    }
  }

  @Test("the language is that of the terminal", arguments: [
    (["LANG": "ja_JP.UTF-8"], SentenceLanguage.ja), (["LANG": "C.UTF-8"], .en), ([:], .en),
    (["LANG": "en_GB.UTF-8", "LC_ALL": "ja_JP.UTF-8"], .ja), (["LANG": "ja_JP.UTF-8", "LC_MESSAGES": "C"], .en),
    (["LANG": "ja_JP.UTF-8", "LC_ALL": ""], .ja),
  ])
  func language(environment: [String: String], expected: SentenceLanguage) {
    #expect(DecisionLanguage.language(of: environment) == expected)
  }
}

@Suite("The command that converts rules")
struct DecisionsConvertTests {
  private func convert(_ arguments: String...) throws -> DecisionReply {
    try DecisionsConvertCommand.parse(arguments + ["--language", "en"]).reply()
  }

  private func value(_ path: String) throws -> [String] {
    let facts = "{\"使用目的\": \"その他\", \"年齢\": 70, \"通数\": 3}"
    return try DecisionsEvaluateCommand.parse([path, "--input", facts]).reply().output
  }

  @Test("an old edition becomes DMN 1.5 and decides the same")
  func edition() throws {
    try withRules { folder in
      let path = try folder.write(fee(), "old.dmn")
      #expect(try convert(path, folder.path("new.dmn")).status == 0)
      #expect(try folder.text("new.dmn").contains("https://www.omg.org/spec/DMN/20230324/MODEL/"))
      #expect(try value(folder.path("new.dmn")) == ["450"])
    }
  }

  @Test("DMN becomes sheets and the sheets DMN, and both decide the same", arguments: ["fee", "fee.csv", "fee.xlsx"])
  func sheets(target: String) throws {
    try withRules { folder in
      let path = try folder.write(fee(), "old.dmn")
      let there = try convert(path, folder.path(target))
      #expect(there.status == 0, "\(there.errors)")
      #expect(try value(folder.path(target)) == ["450"])
      #expect(try convert(folder.path(target), folder.path("back.dmn")).status == 0)
      #expect(try value(folder.path("back.dmn")) == ["450"])
    }
  }

  @Test("a file that only calls itself a spreadsheet is told as such")
  func noSpreadsheet() throws {
    try withRules { folder in
      let reply = try convert(folder.write("a,b", "fee.xlsx"), folder.path("fee.dmn"))
      #expect(reply.status == 1)
      let line = "fee.xlsx: This is no Excel workbook (.xlsx). Save it again in that format."
      #expect(folder.relative(reply.errors) == [line])
    }
  }

  @Test("nothing is replaced unasked")
  func replace() throws {
    try withRules { folder in
      let path = try folder.write(fee(), "old.dmn")
      try folder.write("mine", "new.dmn")
      #expect(try convert(path, folder.path("new.dmn")).status == 1)
      #expect(try folder.text("new.dmn") == "mine")
      #expect(try convert(path, folder.path("new.dmn"), "--replace").status == 0)
      #expect(try folder.text("new.dmn") != "mine")
    }
  }

  /// A service is one of the things that sheets do not show.
  private static let service = """
    <decisionService name="窓口で" id="s"><outputDecision href="#fee"/><inputData href="#p"/><inputData href="#a"/>\
    <inputData href="#n"/></decisionService>
    """

  @Test("sheets that replace DMN change its tables and leave what they do not show")
  func update() throws {
    try withRules { folder in
      let sheets = folder.path("fee.csv")
      #expect(try convert(folder.write(fee(old: ">= 65", amount: "400 * 通数"), "new.dmn"), sheets).status == 0)
      let target = try folder.write(
        fee().replacing("</definitions>", with: "\(Self.service)</definitions>"), "target.dmn")
      let reply = try convert(sheets, target, "--replace")
      #expect(reply.status == 0, "\(reply.errors)")
      let written = try folder.text("target.dmn")
      #expect(written.contains("400 * 通数") && !written.contains("300 * 通数"))
      #expect(written.contains("decisionService"))
    }
  }

  @Test("sheets do not replace DMN that has a mistake: it may hold what they do not show")
  func updateOfBroken() throws {
    try withRules { folder in
      let sheets = folder.path("fee.csv")
      #expect(try convert(folder.write(fee(), "new.dmn"), sheets).status == 0)
      let broken = fee().replacing("</definitions>", with: "\(Self.service)")
      let target = try folder.write(broken, "target.dmn")
      let reply = try convert(sheets, target, "--replace")
      #expect(reply.status == 1)
      #expect(folder.relative(reply.errors).first?.hasPrefix("target.dmn:") == true, "\(reply.errors)")
      #expect(try folder.text("target.dmn") == broken)
    }
  }

  @Test("a place nobody can write to is named")
  func unwritable() throws {
    try withRules { folder in
      let reply = try convert(folder.write(fee(), "old.dmn"), folder.path("no/such/place.dmn"))
      #expect(reply.status == 2)
      #expect(reply.errors[0].hasSuffix("place.dmn: cannot be written."))
    }
  }

  @Test("a sheet's name is no path", arguments: [
    ("手数料", "手数料.csv"), ("../a", "_.._a.csv"), ("a:b\n", "a_b_.csv"), (".hidden", "_.hidden.csv"),
  ])
  func names(sheet: String, file: String) { #expect(DecisionSheetFile.fileName(sheet) == file) }
}

@Suite("The command that runs the compatibility kit")
struct DecisionsKitTests {
  @Test("a folder without a kit is refused")
  func missing() throws {
    try withRules { folder in
      let reply = try DecisionsKitCommand.parse([folder.url.path, "--language", "en"]).reply()
      #expect(reply.status == 2)
    }
  }

  @Test("results are printed and written, and a failed case ends with 1")
  func reports() throws {
    try withRules { folder in
      let test = folder.url.appending(path: "compliance-level-2/0001-fee")
      try FileManager.default.createDirectory(at: test, withIntermediateDirectories: true)
      try folder.write(fee(), "compliance-level-2/0001-fee/0001-fee.dmn")
      func number(_ name: String, _ value: String) -> String {
        "<inputNode name=\"\(name)\"><value xsi:type=\"xsd:decimal\">\(value)</value></inputNode>"
      }
      func item(_ id: String, _ expected: String) -> String {
        "<testCase id=\"\(id)\">\(number("年齢", "40"))\(number("通数", "1"))"
          + "<inputNode name=\"使用目的\"><value xsi:type=\"xsd:string\">その他</value></inputNode><resultNode name=\"手数料\">"
          + "<expected><value xsi:type=\"xsd:decimal\">\(expected)</value></expected></resultNode></testCase>"
      }
      try folder.write(
        """
        <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
        <modelName>0001-fee.dmn</modelName>\(item("001", "300"))\(item("002", "301"))</testCases>
        """, "compliance-level-2/0001-fee/0001-fee-test-01.xml")
      let reply = try DecisionsKitCommand.parse([
        folder.url.path, "--report", folder.path("r.csv"), "--markdown", folder.path("r.md"), "--kit", "of a test",
      ]).reply()
      #expect(reply.status == 1)
      #expect(reply.output[0].contains("compliance-level-2: 1 of 2"))
      #expect(reply.output[0].contains("expected 301"))
      #expect(try folder.text("r.csv").contains("\"0001-fee-test-01\",\"002\",\"ERROR\",\"expected 301, found 300\""))
      #expect(try folder.text("r.md").contains("| passed | **1 of 2** |"))
    }
  }
}
