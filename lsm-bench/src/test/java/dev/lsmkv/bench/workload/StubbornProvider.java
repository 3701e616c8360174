package dev.lsmkv.bench.workload;

import dev.lsmkv.bench.engine.Engine;
import dev.lsmkv.bench.engine.EngineProvider;
import dev.lsmkv.bench.engine.EngineSettings;
import dev.lsmkv.bench.engine.Engines;
import java.lang.reflect.Proxy;
import java.nio.file.Path;

/** An engine that keeps the first value of each key, whatever else is put. */
final class StubbornProvider implements EngineProvider {

  @Override
  public String name() {
    return "stubborn";
  }

  @Override
  public String description(EngineSettings settings) {
    return "keeps the first value of each key";
  }

  @Override
  public String settling() {
    return "doing nothing";
  }

  @Override
  public Engine open(Path directory, EngineSettings settings) {
    Engine engine = Engines.named("skiplist").open(directory, settings);
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {Engine.class},
            (_, method, arguments) ->
                method.getName().equals("put") && engine.get((byte[]) arguments[0]) != null
                    ? null
                    : method.invoke(engine, arguments));
  }
}
