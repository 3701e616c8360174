package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.EntryVisitor;
import java.nio.file.Path;
import java.util.List;

/** An engine that keeps nothing, which every check has to notice. */
final class ForgetfulProvider implements EngineProvider {

  @Override
  public String name() {
    return "forgetful";
  }

  @Override
  public String description(EngineSettings settings) {
    return "keeps nothing";
  }

  @Override
  public String settling() {
    return "doing nothing";
  }

  @Override
  public Engine open(Path directory, EngineSettings settings) {
    return new Forgetful();
  }

  private static final class Forgetful implements Engine {

    @Override
    public void put(byte[] key, byte[] value) {}

    @Override
    public void putAll(List<byte[]> keys, List<byte[]> values) {}

    @Override
    public void delete(byte[] key) {}

    @Override
    public byte[] get(byte[] key) {
      return null;
    }

    @Override
    public void scan(byte[] first, long limit, EntryVisitor visitor) {}

    @Override
    public void scanReverse(EntryVisitor visitor) {}

    @Override
    public void settle() {}

    @Override
    public void close() {}
  }
}
