import Testing

@testable import Reference

@Suite("The town column of the postal file") struct PostalTownTests {
  @Test("every odd way of writing gives what stands in an address", arguments: [
    ("浅間町", ["浅間町"]),
    ("以下に掲載がない場合", [""]),
    ("境町の次に番地がくる場合", [""]),
    ("小菅村の次に１〜６６３番地がくる場合", [""]),
    ("琴平町の次に４２７番地以降がくる場合", [""]),
    ("渡名喜村一円", [""]),
    ("一円", ["一円"]),
    ("大通西（１〜１９丁目）", ["大通西"]),
    ("松風町（その他）", ["松風町"]),
    ("折笠（１３１〜１４６番地、清水）", ["折笠"]),
    ("名駅ミッドランドスクエア（高層棟）（１階）", ["名駅ミッドランドスクエア"]),
    ("奥（その他（１を除く））", ["奥"]),
    ("種市第１地割〜第３地割（一部）", ["種市"]),
    ("樺沢１６地割、樺沢１", ["樺沢"]),
    ("下左草７７地割〜下左草８", ["下左草"]),
    ("葛巻第４０地割（葛巻）", ["葛巻第４０地割"]),
    ("大手町１丁目〜３丁目", ["大手町"]),
    ("南三十条西（９〜１１丁目）", ["南三十条西"]),
    ("甲、乙", ["甲", "乙"]),
    ("井道、奥井道、内井道", ["井道", "奥井道", "内井道"]),
    ("", [""]),
  ])
  func names(written: String, expected: [String]) { #expect(PostalTown.names(written) == expected) }

  @Test("a town is unfinished while a parenthesis is open", arguments: [
    ("大江（１丁目、２丁目", true), ("大江（１丁目）", false), ("大江", false), ("奥（その他（１を除く）", true),
  ])
  func unfinished(written: String, expected: Bool) { #expect(PostalTown.isUnfinished(written) == expected) }
}
