package cairn.tensor.kernels.vector;

import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.kernels.Unary;

/// The steps of LSTM and GRU units and their gradients, as passes over a row of units that stays in the first-level cache.
final class RecurrentUnits {
    private static final int CHUNK = 1024;
    private static final ThreadLocal<float[]> ROOM = ThreadLocal.withInitial(() -> new float[2 * CHUNK]);

    private static final Loop SIGMOID = VectorFunctions.known(Unary.SIGMOID);
    private static final Loop TANH = VectorFunctions.known(Unary.TANH);
    private static final Loop ADD = VectorFunctions.known(Binary.ADD);
    private static final Loop SUB = VectorFunctions.known(Binary.SUB);
    private static final Loop MUL = VectorFunctions.known(Binary.MUL);
    private static final Loop MULTIPLY_ADD = VectorFunctions.known(Ternary.MULTIPLY_ADD);
    private static final Loop SIGMOID_GRAD = VectorFunctions.known(Binary.SIGMOID_GRAD);
    private static final Loop TANH_GRAD = VectorFunctions.known(Binary.TANH_GRAD);
    private static final Loop COMPLEMENT = VectorFunctions.loop(RowFunctions.class, "complement", 2);

    private RecurrentUnits() {}

    static void lstm(
            float[] g, int go, int gs, float[] before, int beforeAt, float[] c, int co, float[] h, int ho, int n) {
        int forget = go + gs;
        int cell = go + 2 * gs;
        int out = go + 3 * gs;
        Pointwise.run(SIGMOID, g, go, g, go, n);
        Pointwise.run(SIGMOID, g, forget, g, forget, n);
        Pointwise.run(TANH, g, cell, g, cell, n);
        Pointwise.run(SIGMOID, g, out, g, out, n);
        Pointwise.run(MUL, g, forget, before, beforeAt, c, co, n);
        Pointwise.run(MULTIPLY_ADD, c, co, g, go, g, cell, c, co, n);
        Pointwise.run(TANH, c, co, h, ho, n);
        Pointwise.run(MUL, g, out, h, ho, h, ho, n);
    }

    static void lstmGrad(
            float[] g,
            int go,
            int gs,
            float[] before,
            int beforeAt,
            float[] c,
            int co,
            float[] dh,
            int dho,
            float[] dc,
            int dco,
            float[] dg,
            int dgo,
            int n) {
        float[] room = ROOM.get();
        for (int j = 0; j < n; j += CHUNK) {
            int some = Math.min(CHUNK, n - j);
            Pointwise.run(TANH, c, co + j, room, CHUNK, some);
            lstmCellGrad(g, go + 3 * gs + j, dh, dho + j, dc, dco + j, room, dg, dgo + 3 * gs + j, some);
            lstmGateGrads(g, go + j, gs, before, beforeAt + j, room, dc, dco + j, dg, dgo + j, some);
        }
    }

    /// The gradient of the cells into the first half of `room`, whose second half holds their tanh; and that of the output gate.
    private static void lstmCellGrad(
            float[] g, int out, float[] dh, int dho, float[] dc, int dco, float[] room, float[] dg, int dOut, int n) {
        Pointwise.run(MUL, dh, dho, room, CHUNK, dg, dOut, n);
        Pointwise.run(SIGMOID_GRAD, dg, dOut, g, out, dg, dOut, n);
        Pointwise.run(MUL, dh, dho, g, out, room, 0, n);
        Pointwise.run(TANH_GRAD, room, 0, room, CHUNK, room, 0, n);
        Pointwise.run(ADD, dc, dco, room, 0, room, 0, n);
    }

    private static void lstmGateGrads(
            float[] g,
            int go,
            int gs,
            float[] before,
            int beforeAt,
            float[] d,
            float[] dc,
            int dco,
            float[] dg,
            int dgo,
            int n) {
        int forget = go + gs;
        int cell = go + 2 * gs;
        Pointwise.run(MUL, d, 0, g, cell, dg, dgo, n);
        Pointwise.run(SIGMOID_GRAD, dg, dgo, g, go, dg, dgo, n);
        Pointwise.run(MUL, d, 0, before, beforeAt, dg, dgo + gs, n);
        Pointwise.run(SIGMOID_GRAD, dg, dgo + gs, g, forget, dg, dgo + gs, n);
        Pointwise.run(MUL, d, 0, g, go, dg, dgo + 2 * gs, n);
        Pointwise.run(TANH_GRAD, dg, dgo + 2 * gs, g, cell, dg, dgo + 2 * gs, n);
        Pointwise.run(MUL, d, 0, g, forget, dc, dco, n);
    }

    static void gru(
            float[] g, int go, int gs, float[] q, int qo, float[] before, int beforeAt, float[] h, int ho, int n) {
        int update = go + gs;
        int fresh = go + 2 * gs;
        Pointwise.run(SIGMOID, g, go, g, go, n);
        Pointwise.run(SIGMOID, g, update, g, update, n);
        Pointwise.run(MULTIPLY_ADD, g, fresh, g, go, q, qo, g, fresh, n);
        Pointwise.run(TANH, g, fresh, g, fresh, n);
        Pointwise.run(SUB, before, beforeAt, g, fresh, h, ho, n);
        Pointwise.run(MULTIPLY_ADD, g, fresh, g, update, h, ho, h, ho, n);
    }

    static void gruGrad(
            float[] g,
            int go,
            int gs,
            float[] q,
            int qo,
            float[] before,
            int beforeAt,
            float[] dh,
            int dho,
            float[] dg,
            int dgo,
            int n) {
        int update = go + gs;
        int fresh = go + 2 * gs;
        int dFresh = dgo + 2 * gs;
        Pointwise.run(COMPLEMENT, dh, dho, g, update, dg, dFresh, n);
        Pointwise.run(TANH_GRAD, dg, dFresh, g, fresh, dg, dFresh, n);
        Pointwise.run(MUL, dg, dFresh, q, qo, dg, dgo, n);
        Pointwise.run(SIGMOID_GRAD, dg, dgo, g, go, dg, dgo, n);
        Pointwise.run(SUB, before, beforeAt, g, fresh, dg, dgo + gs, n);
        Pointwise.run(MUL, dh, dho, dg, dgo + gs, dg, dgo + gs, n);
        Pointwise.run(SIGMOID_GRAD, dg, dgo + gs, g, update, dg, dgo + gs, n);
        Pointwise.run(MUL, dg, dFresh, g, go, dg, dgo + 3 * gs, n);
        Pointwise.run(MUL, dh, dho, g, update, dh, dho, n);
    }
}
