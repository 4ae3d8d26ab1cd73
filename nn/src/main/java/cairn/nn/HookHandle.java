package cairn.nn;

/// What a registered hook is taken away by.
@FunctionalInterface
public interface HookHandle {
    /// Takes the hook away; does nothing the second time.
    void remove();
}
