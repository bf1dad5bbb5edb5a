import Testing

@testable import Nihongo

@Suite("Japanese in Latin letters") struct RomajiTests {
  @Test("is read by either way of writing it", arguments: [
    ("juminhyo", "ジュミンヒョ"), ("zyuuminhyou", "ジュウミンヒョウ"), ("hikkoshi", "ヒッコシ"), ("shimbun", "シンブン"), ("matcha", "マッチャ"),
    ("tenshutsu", "テンシュツ"), ("inkan", "インカン"), ("dog", nil), ("moving", nil), ("a", nil), ("住民", nil), ("", nil),
  ] as [(String, String?)])
  func words(word: String, kana: String?) { #expect(Romaji.katakana(word) == kana) }

  @Test("sounds the same however long vowels and small kana are written", arguments: [
    ("ジュウミンヒョウ", "ジュミンヒョ"), ("ジュウミンヒョウ", "ジユウミンヒヨウ"), ("メイシ", "メーシ"), ("コオリ", "コオリ"), ("ツヅキ", "ツズキ"),
  ])
  func sounds(left: String, right: String) { #expect(SoundKey.of(left) == SoundKey.of(right)) }

  @Test("sounds that differ stay apart", arguments: [("オイ", "オ"), ("カウ", "カ")])
  func apart(left: String, right: String) { #expect(SoundKey.of(left) != SoundKey.of(right)) }
}
