/// Finds the place of a whole number among numbers that begin places, in a few instructions and without a jump.
///
/// Buckets of equal width cover everything between the first and the last of them; a bucket that lies in one place
/// knows it, in the others the place is searched.
struct PlaceIndex: Sendable {
  /// Ascending. Place zero is before the first of them.
  private let starts: [Int]
  /// Before the first start, each bucket, from the last start on: the place times the stride, or -1.
  private let buckets: [Int32]
  private let first: Int
  private let last: Int
  private let shift: UInt
  private let stride: Int32
  /// Whether every bucket knows its place.
  private let isCertain: Bool

  /// So few that they stay near the processor.
  private static let mostBuckets = 4096

  /// - Parameters:
  ///   - starts: what begins a place; their number times the stride fits into 31 bits.
  ///   - stride: what each place is multiplied by.
  init(_ starts: Set<Int>, stride: Int32) {
    let starts = starts.sorted()
    let first = starts.first ?? 0
    let last = starts.last ?? 0
    let width = UInt(bitPattern: last &- first)
    var shift: UInt = 0
    while width >> shift >= PlaceIndex.mostBuckets { shift += 1 }
    var buckets: [Int32] = [0]
    for bucket in 0...Int(width >> shift) where !starts.isEmpty {
      let begin = first &+ Int(bitPattern: UInt(bitPattern: bucket) << shift)
      let rest = UInt(bitPattern: last &- begin)
      let end = begin &+ Int(bitPattern: min(1 << shift, max(rest, 1)) - 1)
      let place = PlaceIndex.place(of: begin, starts)
      buckets.append(PlaceIndex.place(of: end, starts) == place ? Int32(place) * stride : -1)
    }
    // Without a start nothing is before one and everything is in place zero.
    if starts.isEmpty { buckets.append(0) }
    buckets.append(Int32(starts.count) * stride)
    self.starts = starts
    self.buckets = buckets
    self.first = first
    self.last = last
    self.shift = shift
    self.stride = stride
    isCertain = !buckets.contains(-1)
  }

  /// Adds the place of each number times the stride to the key of its row.
  @inline(__always)
  func add<Number: FixedWidthInteger>(
    _ numbers: UnsafePointer<Number>, to keys: UnsafeMutableBufferPointer<Int32>
  ) {
    buckets.withUnsafeBufferPointer { buckets in
      if isCertain {
        for row in keys.indices { keys[row] &+= buckets[bucket(of: Int(numbers[row]))] }
      } else {
        for row in keys.indices {
          let known = buckets[bucket(of: Int(numbers[row]))]
          keys[row] &+= known >= 0 ? known : Int32(PlaceIndex.place(of: Int(numbers[row]), starts)) * stride
        }
      }
    }
  }

  @inline(__always)
  private func bucket(of number: Int) -> Int {
    let inside = UInt(bitPattern: min(max(number, first), last) &- first) &>> shift
    return Int(bitPattern: inside) &+ (number >= first ? 1 : 0) &+ (number >= last ? 1 : 0)
  }

  @inline(never)
  private static func place(of number: Int, _ starts: [Int]) -> Int { starts.partitionPoint { $0 <= number } }
}
