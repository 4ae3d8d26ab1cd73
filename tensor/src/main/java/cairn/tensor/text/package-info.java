/// Words for people, shared by the modules: suggestions for mistyped names. Hidden from users.
@NullMarked
package cairn.tensor.text;

import org.jspecify.annotations.NullMarked;
