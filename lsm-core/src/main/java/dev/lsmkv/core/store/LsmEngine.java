package dev.lsmkv.core.store;

import dev.lsmkv.api.CheckReport;
import dev.lsmkv.api.LsmStore;
import dev.lsmkv.api.OpenMode;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.RepairReport;
import dev.lsmkv.api.StoreEngine;
import dev.lsmkv.api.WorkProgress;
import dev.lsmkv.core.environment.StackRoom;
import dev.lsmkv.core.environment.SystemEnvironment;
import dev.lsmkv.core.error.Failures;
import dev.lsmkv.core.layout.StoreLayout;
import dev.lsmkv.core.provider.Parts;
import dev.lsmkv.core.salvage.Patient;
import dev.lsmkv.core.salvage.StoreCheck;
import dev.lsmkv.core.salvage.StoreRepair;
import dev.lsmkv.spi.environment.Environment;
import java.io.IOException;
import java.nio.file.Path;

/** The engine, as the API finds it. */
public final class LsmEngine implements StoreEngine {

  /** Made by the service loader; does nothing. */
  public LsmEngine() {}

  @Override
  public CheckReport check(OpenRequest request, WorkProgress progress) {
    Patient patient = patient(request);
    try {
      return new StoreCheck(patient, progress).run();
    } catch (IOException e) {
      throw Failures.translate("Checking the store " + request.directory(), e);
    }
  }

  @Override
  public RepairReport repair(OpenRequest request, Path target, WorkProgress progress) {
    Patient patient = patient(request);
    try {
      return new StoreRepair(patient, this, progress).run(request, target);
    } catch (IOException e) {
      throw Failures.translate("Repairing the store " + request.directory(), e);
    }
  }

  private static Patient patient(OpenRequest request) {
    Environment environment = request.environment().orElseGet(SystemEnvironment::create);
    StoreLayout layout = new StoreLayout(environment.storage(), request.directory());
    return new Patient(layout, environment.storage(), new Parts(request), request.options());
  }

  @Override
  public LsmStore open(OpenRequest request) {
    StackRoom.require(StackRoom.OF_A_STORE); // a store that is half open keeps its lock
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
