//! `_imports`: importing a module by its name, for `importlib`.

use crate::native::{Args, NativeDef, Outcome, function};
use crate::vm::Vm;

pub static FUNCTIONS: &[NativeDef] = &[function("_imports", "import_module", import_module)];

/// `import_module("a.b")`: the module `a.b` itself.
fn import_module(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "import_module", 1)?;
    let name = args.get(0);
    if vm.text_of(name).is_none() {
        let class = vm.class_name(name);
        return Err(vm.type_error(&format!("module name must be str, not {class}")));
    }
    vm.import_by_name(name)
}
