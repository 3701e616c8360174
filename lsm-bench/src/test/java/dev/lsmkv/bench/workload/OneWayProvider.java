package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.EntryVisitor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** An engine that goes forward only. */
final class OneWayProvider implements EngineProvider {

  @Override
  public String name() {
    return "oneway";
  }

  @Override
  public String description(EngineSettings settings) {
    return "goes forward only";
  }

  @Override
  public String settling() {
    return "doing nothing";
  }

  @Override
  public Engine open(Path directory, EngineSettings settings) {
    return new OneWay();
  }

  private static final class OneWay implements Engine {
    private final ConcurrentSkipListMap<byte[], byte[]> map =
        new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

    @Override
    public void put(byte[] key, byte[] value) {
      map.put(key, value);
    }

    @Override
    public void putAll(List<byte[]> keys, List<byte[]> values) {
      for (int i = 0; i < keys.size(); i++) {
        map.put(keys.get(i), values.get(i));
      }
    }

    @Override
    public void delete(byte[] key) {
      map.remove(key);
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
      return map.get(key);
    }

    @Override
    public void scan(byte[] first, long limit, EntryVisitor visitor) {
      map.tailMap(first).forEach(visitor::visit);
    }

    @Override
    public void scanReverse(EntryVisitor visitor) {
      throw new UnsupportedOperationException("forward only");
    }

    @Override
    public void settle() {}

    @Override
    public void close() {}
  }
}
