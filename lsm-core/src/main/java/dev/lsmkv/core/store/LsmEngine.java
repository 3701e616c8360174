package dev.lsmkv.core.store;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.StoreEngine;
import dev.lsmkv.core.environment.SystemEnvironment;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.spi.environment.Environment;
import java.io.IOException;

/** The engine, as the API finds it. */
public final class LsmEngine implements StoreEngine {

  /** Made by the service loader; does nothing. */
  public LsmEngine() {}

  @Override
  public LsmStore open(OpenRequest request) {
    Environment environment = request.environment().orElseGet(SystemEnvironment::create);
    Parts parts = new Parts(request);
    try {
      return request.mode() == OpenMode.READ_ONLY
          ? ReadOnlyStore.open(request, environment, parts)
          : StoreOpening.open(request, environment, parts);
    } catch (IOException e) {
      throw Failures.translate("Opening the store " + request.directory(), e);
    }
  }
}
