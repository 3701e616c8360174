package dev.lsmkv.wal.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An output that tells what it was asked, and fails when it is told to. */
final class RecordingOutput implements LogOutput {

  final List<String> calls = new ArrayList<>();
  private String failing = "";
  private Throwable failure = new IOException();

  void failAt(String call, Throwable with) {
    failing = call;
    failure = with;
  }

  private void called(String call) throws IOException {
    calls.add(call);
    if (!failing.isEmpty() && call.startsWith(failing)) {
      switch (failure) {
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new AssertionError(failure);
      }
    }
  }

  @Override
  public void reserve(long bytes) throws IOException {
    called("reserve " + bytes);
  }

  @Override
  public void makeRoomAhead() throws IOException {
    called("makeRoomAhead");
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    called("write " + length);
  }

  @Override
  public void flush() throws IOException {
    called("flush");
  }

  @Override
  public void force(long from, long endExclusive) throws IOException {
    called("force " + from + " to " + endExclusive);
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
