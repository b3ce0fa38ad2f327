package io.placet.jobs.flink;

import io.placet.domain.register.Register;
import java.io.Serializable;
import java.util.function.Supplier;

/** The register of processing, read where an operator runs: the register itself does not travel. */
@FunctionalInterface
public interface RegisterSupplier extends Supplier<Register>, Serializable {}
