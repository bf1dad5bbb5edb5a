import CEpoll
import Glibc

/// Sends the requests over all connections, on one thread, and measures each.
struct Load {
  let settings: Settings
  let file: RequestFile
  private var connections: [Connection] = []
  private let poll = epoll_create1(0)
  private var next = 0
  private var busy = 0
  private var deadline = UInt64.max
  private(set) var tally = Tally()
  private let space = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  init(settings: Settings, file: RequestFile) {
    (self.settings, self.file) = (settings, file)
    tally.latencies.reserveCapacity(settings.seconds == nil ? file.ranges.count : 1 << 20)
    if settings.cookies != nil { tally.cookies = Array(repeating: [], count: file.ranges.count) }
  }

  /// - Returns: `false` when the server cannot be reached at all.
  mutating func run() -> Bool {
    connections = (0..<settings.clients).map { _ in Connection(port: settings.port) }
    for (number, connection) in connections.enumerated() {
      guard connection.connect(), watch(number, EPOLL_CTL_ADD, writes: false) else { return false }
    }
    let began = now()
    if let seconds = settings.seconds { deadline = began + UInt64(seconds * 1e9) }
    for number in connections.indices { begin(number) }
    waitForAnswers()
    tally.nanoseconds = now() - began
    for connection in connections { connection.close() }
    return true
  }

  private mutating func waitForAnswers() {
    var events = [epoll_event](repeating: epoll_event(), count: 512)
    while busy > 0 {
      let ready = epoll_wait(poll, &events, Int32(events.count), 30_000)
      if ready == 0 { return tally.failures["no answer in 30 s", default: 0] += busy }
      guard ready > 0 else { continue }
      for event in events.prefix(Int(ready)) { serve(Int(event.data.u32), event.events) }
    }
  }

  private mutating func serve(_ number: Int, _ events: UInt32) {
    let connection = connections[number]
    if events & EPOLLOUT.rawValue != 0, connection.isSending {
      guard connection.sendRest(of: file.bytes) else { return fail(number, "connection broke while sending") }
      if !connection.isSending { _ = watch(number, EPOLL_CTL_MOD, writes: false) }
    }
    if events & (EPOLLIN.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0 { receive(number) }
  }

  private mutating func receive(_ number: Int) {
    let connection = connections[number]
    while true {
      let count = recv(connection.descriptor, space.baseAddress, space.count, 0)
      if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
      guard count > 0 else { return fail(number, "connection closed before the answer was whole") }
      if connection.reader.consume(UnsafeRawBufferPointer(rebasing: space[..<count])) { return finish(number) }
    }
  }

  private mutating func finish(_ number: Int) {
    let connection = connections[number]
    let reader = connection.reader
    tally.count(nanoseconds: now() - connection.began, bytes: reader.bytes)
    if reader.status != settings.expected { tally.failures["status \(reader.status)", default: 0] += 1 }
    if settings.cookies != nil { tally.cookies[connection.request] = reader.cookies }
    busy -= 1
    if reader.closes { reconnect(number) }
    begin(number)
  }

  private mutating func fail(_ number: Int, _ reason: String) {
    tally.failures[reason, default: 0] += 1
    busy -= 1
    reconnect(number)
    begin(number)
  }

  private mutating func reconnect(_ number: Int) {
    connections[number].close()
    if !connections[number].connect() || !watch(number, EPOLL_CTL_ADD, writes: false) { connections[number].close() }
  }

  private mutating func begin(_ number: Int) {
    let connection = connections[number]
    guard connection.descriptor >= 0, let request = nextRequest() else { return }
    connection.request = request
    connection.reader = AnswerReader(wantsCookies: settings.cookies != nil)
    connection.began = now()
    busy += 1
    guard connection.send(file.ranges[request], of: file.bytes) else {
      return fail(number, "connection broke while sending")
    }
    if connection.isSending { _ = watch(number, EPOLL_CTL_MOD, writes: true) }
  }

  private mutating func nextRequest() -> Int? {
    guard now() < deadline else { return nil }
    if next == file.ranges.count {
      guard settings.seconds != nil else { return nil }
      next = 0
    }
    next += 1
    return next - 1
  }

  private func watch(_ number: Int, _ operation: Int32, writes: Bool) -> Bool {
    var event = epoll_event()
    event.events = EPOLLIN.rawValue | (writes ? EPOLLOUT.rawValue : 0)
    event.data.u32 = UInt32(number)
    return epoll_ctl(poll, operation, connections[number].descriptor, &event) == 0
  }
}

/// Nanoseconds of a clock that only goes forward.
func now() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
