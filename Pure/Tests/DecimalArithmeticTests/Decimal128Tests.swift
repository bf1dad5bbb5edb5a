import DecimalArithmetic
import Testing

@Suite("Decimal numbers of 34 digits")
struct Decimal128Tests {
  private func number(_ text: String) throws -> Decimal128 {
    try #require(Decimal128(text), "\(text)")
  }

  @Test(
    "every operation gives what libmpdec gives",
    .enabled(if: ReferenceDecimals.hasPython, "python3 is not on this machine: nothing to compare with"),
    arguments: [1, 2])
  func reference(seed: Int) throws {
    let cases = try ReferenceDecimals.cases(seed: seed, count: 4_000)
    #expect(cases.count > 20_000)
    var wrong: [String] = []
    for item in cases {
      let result = try outcome(item)
      let isRight: Bool
      if let expected = Decimal128(item.expected) {
        isRight = result == expected
      } else {
        isRight = result == nil && item.expected == "nil"
      }
      if !isRight {
        let found = result.map(\.description) ?? "nil"
        wrong.append("\(item.operation) \(item.operands) = \(item.expected), not \(found)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(cases.count): \(wrong.prefix(12).joined(separator: "\n"))")
  }

  private func outcome(_ item: ReferenceDecimals.Case) throws -> Decimal128? {
    let a = try number(item.operands[0])
    let b = try number(item.operands.count > 1 ? item.operands[1] : "0")
    switch item.operation {
    case "add": return a + b
    case "subtract": return a - b
    case "multiply": return a * b
    case "divide": return a.divided(by: b)
    case "modulo": return a.modulo(b)
    case "power": return a.power(b)
    case "sqrt": return a.squareRoot()
    case "ln": return a.ln()
    case "exp": return a.exp()
    case "compare": return Decimal128(a < b ? -1 : a == b ? 0 : 1)
    default:
      let name = item.operation.dropFirst("round.".count)
      let mode = try #require(RoundingMode.allCases.first { "\($0)" == name })
      return a.rounded(scale: try #require(b.int), mode)
    }
  }

  @Test(
    "texts are read and written without an exponent where that is short",
    arguments: [
      ("0", "0"), ("-0", "0"), ("0.00", "0"), ("007", "7"), (".5", "0.5"), ("-.50", "-0.5"), ("+3", "3"),
      ("1E+5", "100000"), ("1e-3", "0.001"), ("100", "100"), ("1.10", "1.1"), ("12345.678900", "12345.6789"),
      ("1E40", "1" + String(repeating: "0", count: 40)), ("1E41", "1E+41"), ("1.5E300", "1.5E+300"),
      ("1E-41", "0." + String(repeating: "0", count: 40) + "1"), ("1E-42", "1E-42"),
      ("1234567890123456789012345678901234", "1234567890123456789012345678901234"),
      ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
      ("12345678901234567890123456789012355", "12345678901234567890123456789012360"),
      ("123456789012345678901234567890123450000000001", "123456789012345678901234567890123500000000000"),
      ("1E-99999999999999999999", "0"),
    ])
  func texts(text: String, written: String) throws {
    #expect(try number(text).description == written)
  }

  @Test(
    "what is not a finite decimal is refused",
    arguments: [
      "", " ", "-", "+", ".", "1.", "1.E5", "1E", "1E+", "E5", "--1", "1 ", " 1", "1_000", "1,000", "０", "NaN", "INF",
      "Infinity", "0x10", "1E6145", "1E99999999999999999999", "1.2.3",
    ])
  func refused(text: String) {
    #expect(Decimal128(text) == nil)
  }

  @Test("equal numbers are equal and hash alike however they are written")
  func equality() throws {
    let ones = try ["1", "1.0", "1.000", "10E-1", "0.1E1"].map(number)
    #expect(Set(ones).count == 1)
    #expect(try Set(["0", "0.0", "0E10", "-0", "0E-6000"].map(number)).count == 1)
    #expect(try number("1000") == number("1E3"))
    #expect(try number("1000").hashValue == number("1E3").hashValue)
    #expect(try number("-1") != number("1"))
    #expect(try number("18446744073709551616") != number("0"))
  }

  @Test(
    "whole numbers are known as such",
    arguments: [
      ("5", 5), ("5.00", 5), ("-3", -3), ("1E3", 1_000), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9223372036854775808", nil), ("1E30", nil), ("1.5", nil), ("1E-40", nil),
      ("0E-50", 0), ("0E300", 0),
    ] as [(String, Int?)])
  func integers(text: String, value: Int?) throws {
    #expect(try number(text).int == value)
  }

  @Test("integrity is told from the value, not from how it is written")
  func integrity() throws {
    for text in ["1", "1.0", "1E5", "0E-10", "1E30", "-7.000"] { #expect(try number(text).isInteger, "\(text)") }
    for text in ["1.5", "1E-1", "-0.001", "1E-6000"] { #expect(try !number(text).isInteger, "\(text)") }
  }

  @Test("impossible results are nil and never trap")
  func impossible() throws {
    let greatest = try number("9.999999999999999999999999999999999E6144")
    #expect(greatest + greatest == nil)
    #expect(greatest.negated - greatest == nil)
    #expect(greatest * greatest == nil)
    #expect(Decimal128.one.divided(by: .zero) == nil)
    #expect(Decimal128.one.modulo(.zero) == nil)
    #expect(Decimal128.zero.power(Decimal128(-1)) == nil)
    #expect(try Decimal128(-8).power(number("0.5")) == nil)
    #expect(Decimal128(-1).squareRoot() == nil)
    #expect(Decimal128.zero.ln() == nil)
    #expect(greatest.exp() == nil)
    #expect(Decimal128(10).power(greatest) == nil)
    #expect(try number("1E-6176").divided(by: Decimal128(10)) == .zero)
    #expect(greatest.rounded(scale: -6_200, .up) == nil)
    #expect(Decimal128.one.rounded(scale: .min, .down) == .zero)
    #expect(Decimal128.one.rounded(scale: .max, .up) == .one)
  }

  @Test(
    "modulo has the sign of the divisor",
    arguments: [(12, 5, 2), (-12, 5, 3), (12, -5, -3), (-12, -5, -2), (10, 4, 2), (5, 5, 0), (-5, 5, 0)])
  func modulo(dividend: Int, divisor: Int, rest: Int) {
    #expect(Decimal128(dividend).modulo(Decimal128(divisor)) == Decimal128(rest))
  }

  @Test("values of any size keep their sixteen bytes")
  func layout() {
    #expect(MemoryLayout<Decimal128>.size == 16)
    #expect(MemoryLayout<Decimal128>.alignment == 8)
  }
}
