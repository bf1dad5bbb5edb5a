import Kernel
import Testing

@testable import Reference

@Suite("Reading files of reference data") struct ReferenceDataTests {
  @Test("a town over several rows is one place with the first row's reading")
  func split() throws {
    let places = try places("""
      26102,"602  ","6028368","キョウトフ","キョウトシカミギョウク","キタマチ（カ","京都府","京都市上京区","北町（上七軒、",1,0,0,0,0,0
      26102,"602  ","6028368","キョウトフ","キョウトシカミギョウク","ミシチケン","京都府","京都市上京区","真盛町、",1,0,0,0,0,0
      26102,"602  ","6028368","キョウトフ","キョウトシカミギョウク",")","京都府","京都市上京区","社家長屋町）",1,0,0,0,0,0
      14203,"254  ","2540041","ｶﾅｶﾞﾜｹﾝ","ﾋﾗﾂｶｼ","ｾﾝｹﾞﾝﾁｮｳ","神奈川県","平塚市","浅間町",0,0,0,0,0,0
      """)
    #expect(places.map(\.town) == ["北町", "浅間町"])
    #expect(places.map(\.townKana) == ["キタマチ", "センゲンチョウ"])
    #expect(places[1].prefectureKana == "カナガワケン" && places[1].cityKana == "ヒラツカシ")
  }

  @Test("rows that differ only in parentheses are one place; lists are several, without a reading")
  func listsAndDoubles() throws {
    let places = try places("""
      37324,761,7614101,カガワケン,ショウズグントノショウチョウ,コウ、オツ,香川県,小豆郡土庄町,甲、乙
      01101,060,0600042,ホッカイドウ,サッポロシチュウオウク,オオドオリニシ（１－１９）,北海道,札幌市中央区,大通西（１〜１９丁目）
      01101,060,0600042,ホッカイドウ,サッポロシチュウオウク,オオドオリニシ（２０－２８）,北海道,札幌市中央区,大通西（２０〜２８丁目）
      """)
    #expect(places.map(\.town) == ["甲", "乙", "大通西"])
    #expect(places.map(\.townKana) == ["", "", "オオドオリニシ"])
  }

  @Test("the first row that cannot be used is named", arguments: [
    (ReferenceData.Kind.postalPlaces, "14203,254,2540041,a,b,c,神奈川県,平塚市,浅間町\n14203,254,254004,a,b,c,神奈川県,平塚市,浅間町", 2),
    (.postalPlaces, "14203,254,2540041,a,b,c,神奈川県,平塚市", 1),
    (.postalPlaces, "14203,254,2540041,a,b,c,神奈川県,平塚市,浅間町（その他", 1),
    (.postalPlaces, "14203,254,2540041,a,b,c,神奈川県,平塚市,浅間町（１\n14203,254,2540042,a,b,c,神奈川県,平塚市,南）", 1),
    (.postalPlaces, "", 1),
    (.municipalities, "code,prefecture,name,kana\n142034,神奈川県,平塚市,ﾋﾗﾂｶｼ\n142035,神奈川県,平塚市,ﾋﾗﾂｶｼ", 3),
    (.municipalities, "14203,神奈川県,平塚市,ﾋﾗﾂｶｼ", 1),
    (.municipalities, "142034,神奈川県,平塚市,ﾋﾗﾂｶｼ\n142034,神奈川県,平塚市,ﾋﾗﾂｶｼ", 2),
    (.municipalities, "code,prefecture,name,kana", 1),
    (.holidays, "date,name\n2026-02-30,建国記念の日", 2),
    (.holidays, "date,name\n01/02/2026,元日", 2),
    (.holidays, "2026-01-01,元日\n2026/1/1,元日", 2),
    (.holidays, "2026-01-01", 1),
  ])
  func unreadable(kind: ReferenceData.Kind, csv: String, line: Int) {
    let error = #expect(throws: ReferenceData.Unreadable.self) { try ReferenceData(kind, csv: Array(csv.utf8)) }
    #expect(error?.line == line)
  }

  @Test("municipalities and holidays are read with and without a heading, in both ways of writing a date")
  func others() throws {
    let one = Array("142034,神奈川県,平塚市,ﾋﾗﾂｶｼ\n".utf8)
    guard case .municipalities(let towns) = try ReferenceData(.municipalities, csv: one),
      case .holidays(let days) = try ReferenceData(
        .holidays, csv: Array("国民の祝日・休日月日,国民の祝日・休日名称\r\n1955/1/1,元日\r\n2026-11-23,勤労感謝の日\r\n".utf8))
    else { throw Unexpected() }
    #expect(towns == [MunicipalityRow(code: "142034", prefecture: "神奈川県", name: "平塚市", kana: "ヒラツカシ")])
    #expect(days.map { "\($0.date) \($0.name)" } == ["1955-01-01 元日", "2026-11-23 勤労感謝の日"])
  }

  private func places(_ csv: String) throws -> [PostalPlaceRow] {
    guard case .postalPlaces(let rows) = try ReferenceData(.postalPlaces, csv: Array(csv.utf8)) else {
      throw Unexpected()
    }
    return rows
  }

  struct Unexpected: Error {}
}
