/// Gradient, operation and layer checks for JUnit, for Cairn's own operations and for yours.
package cairn.testkit;
