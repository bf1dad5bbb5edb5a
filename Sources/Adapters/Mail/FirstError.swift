import NIOCore
import Synchronization

/// Remembers the first thing that went wrong on a connection.
///
/// When TLS fails, the talk itself may only notice that the line is closed; the operator needs the cause.
final class FirstError: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer

  private let kept = Mutex<(any Error)?>(nil)
  var error: (any Error)? { kept.withLock { $0 } }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    kept.withLock { if $0 == nil { $0 = error } }
    context.fireErrorCaught(error)
  }
}
