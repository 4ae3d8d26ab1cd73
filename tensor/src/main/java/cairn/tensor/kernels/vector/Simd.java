package cairn.tensor.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The vector shape all kernels use: the widest the processor has.
final class Simd {
    static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

    /// How many floats one vector holds.
    static final int W = F.length();

    private Simd() {}
}
