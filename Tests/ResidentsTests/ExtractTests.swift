import FormSchema
import Foundation
import Kernel
import Nihongo
import Testing

@testable import Residents

@Suite("The columns of an extract") struct ExtractColumnTests {
  @Test("are known by the names GIF gives them, in any width, bracket and group", arguments: [
    ("氏", ResidentItem.family), ("pd:氏（カナ）", .familyKana), ("氏(カナ)", .familyKana), ("氏_カナ", .familyKana),
    ("氏ｶﾅ", .familyKana), ("名（英字）", .givenLatin), ("氏名", .name), ("生年月日", .birthDate), ("性別", .sex),
    ("郵便番号", .postalCode), ("住所_都道府県", .prefecture), ("市区町村(郡)", .city), ("住所_町字", .town), ("番地以下", .street),
    ("建物名等（方書）", .building), ("方書", .building), ("世帯番号", .household), ("宛名番号", .number), ("個人ID", .number),
    ("支援措置", .protection), ("抑止区分", .protection), ("続柄", .relation), ("世帯主との続柄", .relation), ("異動日", .changedOn), ("国籍・地域", .nationality),
  ])
  func names(heading: String, item: ResidentItem) { #expect(ResidentItem(heading: heading) == item) }

  @Test("every item has its own heading") func headings() {
    #expect(ResidentItem.allCases.allSatisfy { ResidentItem(heading: $0.heading) == $0 })
  }

  @Test("other columns are left where they are", arguments: ["備考", "連絡先_電話番号", "住民票コード", ""])
  func others(heading: String) { #expect(ResidentItem(heading: heading) == nil) }

  @Test("a column of マイナンバー makes the file unusable", arguments: ["個人番号", "マイナンバー", "個人番号（12桁）"])
  func individualNumber(heading: String) {
    #expect(throws: ExtractHeader.Fault.individualNumber(column: heading)) {
      try ExtractHeader(["宛名番号", "世帯番号", "氏名", "生年月日", "町字", heading])
    }
  }

  @Test("what is needed is named when it is missing, and what stands there twice")
  func needed() {
    #expect(throws: ExtractHeader.Fault.missing([.household, .birthDate, .town, .family])) {
      try ExtractHeader(["宛名番号"])
    }
    #expect(throws: ExtractHeader.Fault.twice(.family)) {
      try ExtractHeader(["宛名番号", "世帯番号", "氏", "姓", "生年月日", "町字"])
    }
    #expect(throws: ExtractHeader.Fault.empty) { try ExtractHeader(["a", "b"]) }
  }
}

@Suite("The fields of an extract") struct ExtractFieldTests {
  @Test("are kept in one way of writing", arguments: [
    (ResidentItem.number, "００１２３-a", "00123-a"), (.familyKana, "ｻﾄｳ", "サトウ"), (.givenKana, "はなこ", "ハナコ"),
    (.birthDate, "昭和55年4月1日", "1980-04-01"), (.birthDate, "S55.4.1", "1980-04-01"), (.birthDate, "19800401", "1980-04-01"),
    (.birthDate, "不詳", ""), (.sex, "女", "female"), (.sex, "１", "male"), (.sex, "9", ""), (.protection, "有", "yes"), (.protection, "１", "yes"), (.protection, "0", ""), (.protection, "無", ""), (.postalCode, "2540993", "254-0993"),
    (.family, "　髙﨑 ", "髙﨑"), (.family, "辻\u{E0100}", "辻\u{E0100}"), (.prefecture, "神奈川県", "神奈川県"), (.building, "", ""),
  ])
  func read(item: ResidentItem, field: String, kept: String) throws {
    #expect(Array(try item.read(field).utf8) == Array(kept.utf8))
  }

  @Test("say what would be right when they cannot be used", arguments: [
    (ResidentItem.birthDate, "昭和65年1月1日", ItemFault.date), (.birthDate, "1980-02-30", .date), (.sex, "雄", .sex), (.protection, "2", .protection), (.protection, "未確認", .protection),
    (.postalCode, "254-099", .postalCode), (.prefecture, "神奈川", .prefecture), (.familyKana, "佐藤", .kana),
    (.number, "1 2", .number), (.number, String(repeating: "1", count: 21), .number), (.family, "\u{E001}田", .privateCharacter),
    (.family, "佐\u{FFFD}", .privateCharacter), (.town, "糸\u{7}川", .control),
    (.town, String(repeating: "川", count: 201), .tooLong), (.town, String(repeating: "a", count: 201), .tooLong),
  ])
  func refused(item: ResidentItem, field: String, fault: ItemFault) {
    #expect(throws: fault) { try item.read(field) }
  }

  @Test("the longest number and text are taken")
  func boundaries() throws {
    #expect(try ResidentItem.number.read(String(repeating: "1", count: 20)).count == 20)
    #expect(try ResidentItem.town.read(String(repeating: "川", count: 200)).count == 200)
  }

  private func row(_ headings: [String], _ fields: [String]) throws -> (resident: RegisteredResident?, faults: [ExtractRow.Fault]) {
    let header = try ExtractHeader(headings)
    return ExtractRow(header: header, home: .init(prefecture: "神奈川県", city: "つむぎ市")).read(fields)
  }

  @Test("a whole name is taken apart at its space; the town is where an extract does not say")
  func wholeName() throws {
    let headings = ["宛名番号", "世帯番号", "氏名", "フリガナ", "生年月日", "町字"]
    let person = try #require(
      try row(headings, ["1", "5", "佐藤　花子", "サトウ ハナコ", "1980-04-01", "糸川"]).resident)
    #expect(person.name.family == "佐藤" && person.name.given == "花子" && person.name.givenKana == "ハナコ")
    #expect(person[.prefecture] == "神奈川県" && person[.city] == "つむぎ市")
    let unspaced = try row(headings, ["1", "5", "佐藤花子", "", "1980-04-01", "糸川"])
    #expect(unspaced.faults == [.init(item: .name, fault: .name)])
  }

  @Test("a foreign resident may have Latin letters alone, and a name of one part")
  func latin() throws {
    let headings = ["宛名番号", "世帯番号", "氏", "名", "氏（英字）", "名（英字）", "生年月日", "町字"]
    let person = try #require(try row(headings, ["1", "5", "", "", "NGUYEN", "THI HOA", "1996-02-29", "港町"]).resident)
    #expect(person.name.full == "NGUYEN\u{3000}THI HOA" && person.latinName == "NGUYEN THI HOA")
    let one = try #require(
      try row(["宛名番号", "世帯番号", "氏名", "生年月日", "町字"], ["1", "5", "SUKARNO", "1990-01-01", "港町"]).resident)
    #expect(one.name.family == "SUKARNO" && one.name.given.isEmpty)
  }

  @Test("a row without number, household or name is refused for each of them, once")
  func missing() throws {
    let headings = ["宛名番号", "世帯番号", "氏", "生年月日", "町字"]
    #expect(try row(headings, ["", "", "", "1980-04-01", "糸川"]).faults.map(\.item) == [.number, .household, .family])
    #expect(try row(headings, ["1 2", "5"]).faults.map(\.item) == [.number, .family])
  }
}
