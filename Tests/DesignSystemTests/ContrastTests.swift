import DesignSystem
import Foundation
import Testing

/// Source: WCAG 2.2, success criteria 1.4.3 (text, 4.5) and 1.4.11 (edges and marks, 3), definition of contrast ratio.
@Suite("Colours") struct ContrastTests {
  enum Scheme: String, CaseIterable { case light, dark }

  @Test("text stands out from its ground by 4.5 or more", arguments: Scheme.allCases)
  func text(scheme: Scheme) throws {
    let pairs = [
      ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "indigo-tint"), ("ink-soft", "paper"),
      ("ink-soft", "surface"), ("ink-soft", "sunken"), ("ink-soft", "indigo-tint"), ("link", "paper"),
      ("link", "surface"), ("link", "sunken"), ("link", "indigo-tint"), ("link-visited", "paper"),
      ("link-visited", "surface"), ("link-visited", "indigo-tint"), ("indigo-deep", "paper"),
      ("indigo-deep", "surface"),
      ("indigo-deep", "indigo-tint"), ("on-indigo", "indigo"), ("on-indigo", "indigo-deep"), ("indigo", "surface"),
      ("on-band", "band"), ("on-band", "band-thread"), ("on-band-soft", "band"), ("on-band-soft", "band-thread"),
      ("error", "paper"), ("error", "surface"), ("on-warning", "warning"), ("neutral-ink", "neutral-ground"),
      ("info-ink", "info-ground"), ("waiting-ink", "waiting-ground"), ("success-ink", "success-ground"),
      ("success-ink", "paper"), ("attention-ink", "attention-ground"), ("ink", "attention-ground"),
      ("link", "attention-ground"), ("danger-ink", "danger-ground"),
    ]
    try check(pairs, atLeast: 4.5, in: scheme)
  }

  @Test("edges, marks and focus stand out by 3 or more", arguments: Scheme.allCases)
  func edges(scheme: Scheme) throws {
    let pairs = [
      ("edge", "paper"), ("edge", "surface"), ("edge", "sunken"), ("indigo", "paper"), ("indigo", "sunken"),
      ("focus-ring", "paper"), ("focus-ring", "surface"), ("focus-ring", "sunken"), ("focus", "band"),
      ("vermilion", "surface"), ("error", "paper"), ("attention-ink", "paper"), ("success-ink", "paper"),
    ]
    try check(pairs, atLeast: 3, in: scheme)
  }

  @Test("the ratio is 21 for black on white and 1 for a colour on itself") func ratio() {
    #expect(abs(contrast(0x000000, 0xffffff) - 21) < 0.001)
    #expect(contrast(0x23407a, 0x23407a) == 1)
  }

  private func check(_ pairs: [(String, String)], atLeast least: Double, in scheme: Scheme) throws {
    let tokens = colours(in: scheme)
    for (front, back) in pairs {
      let ratio = contrast(try #require(tokens[front], "\(front)"), try #require(tokens[back], "\(back)"))
      #expect(ratio >= least, "\(scheme): \(front) on \(back) is \(ratio)")
    }
  }

  /// The colours of the first two `:root` blocks: the light scheme, and what the dark one changes.
  private func colours(in scheme: Scheme) -> [String: Int] {
    let css = String(decoding: DesignSystem.styles, as: UTF8.self)
    let blocks = css.components(separatedBy: ":root {").dropFirst().prefix(scheme == .light ? 1 : 2)
    var tokens: [String: Int] = [:]
    for block in blocks {
      for token in block.prefix(while: { $0 != "}" }).matches(of: /--([a-z0-9-]+): #([0-9a-f]{6});/) {
        tokens[String(token.output.1)] = Int(token.output.2, radix: 16)
      }
    }
    return tokens
  }
}

private func contrast(_ one: Int, _ other: Int) -> Double {
  let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
  return (light + 0.05) / (dark + 0.05)
}

private func luminance(_ colour: Int) -> Double {
  let parts = [16, 8, 0].map { shift -> Double in
    let part = Double(colour >> shift & 255) / 255
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}
