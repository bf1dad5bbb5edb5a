import Foundation

/// Cases computed by Python's `decimal`, which stands on libmpdec: another implementation of the same standard.
struct ReferenceDecimals {
  struct Case: Sendable {
    let operation: String
    let operands: [String]
    /// `nil` where the operation has no number as its result.
    let expected: String
  }

  enum Unavailable: Error { case noPython }

  /// Runs the script once; throws where there is no `python3`.
  static func cases(seed: Int, count: Int) throws -> [Case] {
    guard let python = python3 else { throw Unavailable.noPython }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("decimal-reference-\(ProcessInfo.processInfo.processIdentifier)-\(seed)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appendingPathComponent("reference.py")
    let result = folder.appendingPathComponent("cases.txt")
    try script.write(to: program, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [program.path, "\(seed)", "\(count)", result.path]
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: result, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: " ").map(String.init)
      return Case(
        operation: fields[0], operands: Array(fields[1..<fields.count - 1]), expected: fields[fields.count - 1])
    }
  }

  static let hasPython = python3 != nil

  private static let python3: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return folders.map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  private static let script = #"""
    import random, sys
    from decimal import *
    seed, count, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    random.seed(seed)
    C = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
    WIDE = Context(prec=150, Emin=-99999, Emax=99999, traps=[])
    HUGE = Context(prec=14000, Emin=-99999, Emax=99999, traps=[])
    EDGES = [Decimal(x) for x in ('0', '1', '-1', '2', '-2', '3', '10', '0.5', '-0.5', '9' * 34, '-' + '9' * 34,
      '1' + '0' * 33, '9.999999999999999999999999999999999E6144', '-9.999999999999999999999999999999999E6144',
      '1E-6176', '-1E-6176', '99E-6176', '5E-6176', '1E6144', '1E-6143', '18446744073709551615',
      '18446744073709551616', '9223372036854775807', '9223372036854775808', '1E19', '1E34', '1E-34', '5E-34',
      '1.000000000000000000000000000000001', '0.9999999999999999999999999999999999',
      '1.000000000000000000000000000000003',
      '5', '0.1', '0.01', '100', '1.10',
      '3402823669209384634633746074317682')]
    def number(spread):
      kind = random.random()
      if kind < 0.12: return random.choice(EDGES)
      digits = random.choice([1, 2, 3, 5, 9, 18, 19, 20, 33, 34])
      text = str(random.randrange(10 ** (digits - 1), 10 ** digits))
      if kind < 0.3: text = text[:max(1, digits // 2)].ljust(digits, random.choice('059'))
      exponent = random.randint(-spread, spread)
      return C.plus(Decimal((random.randint(0, 1), tuple(map(int, text)), exponent)))
    def shown(value): return 'nil' if not value.is_finite() else str(value)
    def rounding(a, scale, mode):
      c = Context(prec=14000, rounding=mode, Emin=-99999, Emax=99999, traps=[])
      if -a.as_tuple().exponent <= scale: return a
      r = a.quantize(Decimal((0, (1,), -scale)), context=c)
      return C.plus(r)
    MODES = dict(halfEven=ROUND_HALF_EVEN, up=ROUND_UP, down=ROUND_DOWN, halfUp=ROUND_HALF_UP,
      halfDown=ROUND_HALF_DOWN, ceiling=ROUND_CEILING, floor=ROUND_FLOOR)
    def modulo(a, b):
      if not b: return Decimal('NaN')
      r = HUGE.remainder(a, b)
      if r and (r < 0) != (b < 0): r = HUGE.add(r, b)
      return C.plus(r)
    def power(a, b):
      if not b: return Decimal(1)
      return C.plus(WIDE.power(a, b))
    lines = []
    def add(op, args, expected): lines.append(' '.join([op] + [str(a) for a in args] + [shown(expected)]))
    for i in range(count):
      spread = random.choice([0, 2, 5, 20, 40, 80, 6000])
      a, b = number(spread), number(spread)
      if random.random() < 0.05: b = a.scaleb(random.randint(-3, 3), context=C)
      add('add', [a, b], C.add(a, b))
      add('subtract', [a, b], C.subtract(a, b))
      add('multiply', [a, b], C.multiply(a, b))
      add('divide', [a, b], C.divide(a, b) if b else Decimal('NaN'))
      add('compare', [a, b], C.compare(a, b))
      if i % 4 == 0: add('modulo', [a, b], modulo(a, b))
      mode = random.choice(list(MODES))
      scale = random.randint(-3, 6) if random.random() < 0.8 else random.randint(-60, 60)
      add('round.' + mode, [a, scale], rounding(a, scale, MODES[mode]))
      if a >= 0: add('sqrt', [a], C.sqrt(a))
      if i % 8 == 0:
        if a > 0: add('ln', [a], C.ln(a))
        e = number(random.choice([2, 20, 36]))
        add('exp', [e], C.exp(e))
        base = number(random.choice([2, 20, 34]))
        exponent = random.choice([number(2), Decimal(random.randint(-60, 400))])
        if base > 0 or exponent == exponent.to_integral_value():
          if base or exponent > 0: add('power', [base, exponent], power(base, exponent))
    for text in ('3E-33', '1.5E-33', '5E-34', '7E-34', '-5E-34', '2.5E-33'):
      x = Decimal(text)
      add('exp', [x], C.exp(x))
      y = C.add(1, x)
      if y != 1: add('ln', [y], C.ln(y))
    for base, exponent in (('4', '0.5'), ('15625', '1.5'), ('1.00416', '360'), ('1.02', '-30'), ('2', '-113'),
      ('10', '6144'), ('10', '6145'), ('10', '-6176'), ('10', '-6177'), ('0.1', '6176'), ('-2', '3'), ('-2', '63'),
      ('1.000000000000000000000000000000001', '1E33'), ('125', '0.3333333333333333333333333333333333'),
      ('9' * 34, '180'), ('3', '1024'), ('-1', '99999999999')):
      add('power', [base, exponent], power(Decimal(base), Decimal(exponent)))
    with open(path, 'w') as out: out.write('\n'.join(lines))
    """#
}
